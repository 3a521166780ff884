import { Checkbox, Popover, Slider } from "antd";
import type { ReactElement } from "react";
import type { LayerKey } from "../../map/map-contract";
import { IconButton } from "../icon-button";
import { usePlan, useSession } from "../use-session";
import { LAYER_KEYS, setLayer, useView, useWords, viewStore } from "../view-state";
import { ReviewChoice } from "./review-choice";
import "./layers.css";

/** Layers that are drawn by areas, so that seeing through them makes sense. */
const SEE_THROUGH: ReadonlySet<LayerKey> = new Set<LayerKey>(["blind", "margin", "ambient", "buildings"]);

/** The layers of the map, to be switched and faded; layers without data are not offered. */
export function LayersPanel(): ReactElement {
  const words = useWords();
  const folded = useView((view) => view.layersFolded);
  const { base, settings } = usePlan();
  const review = useSession((state) => state.review.kind);
  const there: Partial<Record<LayerKey, boolean>> = {
    candidates: base.candidates.length > 0,
    ambient: base.ambient.length > 0,
    buildings: base.buildings.length > 0,
  };
  return (
    <section className="layers" aria-label={words.layers.title}>
      <div className="panel-head">
        <h2>{words.layers.title}</h2>
        <span className="panel-count" />
        <IconButton
          icon={folded ? "up" : "down"}
          label={folded ? words.layers.unfold : words.layers.fold}
          onClick={() => viewStore.set({ layersFolded: !folded })}
        />
      </div>
      {!folded && (
        <div className="layers-list">
          <ReviewChoice />
          {LAYER_KEYS.filter((key) => there[key] !== false).map((key) => (
            <LayerRow
              key={key}
              layerKey={key}
              name={
                key !== "margin"
                  ? words.layers.names[key]
                  : review === "margin" && settings.model === "radius"
                    ? words.layers.coverage
                    : words.review.kinds[review]
              }
            />
          ))}
        </div>
      )}
    </section>
  );
}

function LayerRow({ layerKey, name }: { readonly layerKey: LayerKey; readonly name: string }): ReactElement {
  const { layers } = useWords();
  const { visible, opacity } = useView((view) => view.layers[layerKey]);
  const percent = Math.round(opacity * 100);
  const slider = (
    <div className="layer-slider">
      <Slider
        min={10}
        max={100}
        step={5}
        value={percent}
        ariaLabelForHandle={layers.opacity(name)}
        onChange={(value) => setLayer(layerKey, { opacity: value / 100 })}
      />
    </div>
  );
  return (
    <div className="layer-row">
      <Checkbox checked={visible} onChange={(event) => setLayer(layerKey, { visible: event.target.checked })}>
        {name}
      </Checkbox>
      {SEE_THROUGH.has(layerKey) && (
        <Popover trigger="click" placement="topRight" content={slider}>
          <button type="button" className="layer-opacity" aria-label={`${layers.opacity(name)} ${percent} %`}>
            {percent} %
          </button>
        </Popover>
      )}
    </div>
  );
}
