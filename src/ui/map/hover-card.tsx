import type { ReactElement } from "react";
import type { Probe } from "../../engine/contract";
import { decimal, distanceText } from "../../i18n/number-format";
import { displaySirenId } from "../../i18n/display-siren-id";
import { levelText, marginText } from "../spot-words";
import { usePointer } from "../stage-state";
import { usePlan, useSession } from "../use-session";
import { useView, useWords } from "../view-state";
import { useProfileHeight } from "../use-layout";
import { FloatingCard } from "./floating-card";

/** What is heard under the pointer when it rests; a click pins it in the panel below the map. */
export function HoverCard(): ReactElement | null {
  const foot = useProfileHeight();
  const pixel = usePointer((pointer) => pointer.pixel);
  const probe = usePointer((pointer) => pointer.probe);
  const shown = usePointer((pointer) => pointer.rested);
  const busy = useSession(
    (state) => state.drag !== null || state.tool !== "select" || state.siting.site !== null,
  );
  if (!pixel || !probe || !shown || busy || !probe.inside) return null;
  return (
    <FloatingCard pixel={pixel} className="hover-card" foot={foot} testId="hover-card">
      <Facts probe={probe} />
    </FloatingCard>
  );
}

function Facts({ probe }: { readonly probe: Probe }): ReactElement {
  const { hover } = useWords();
  const language = useView((view) => view.language);
  const { weighting } = usePlan().settings.criterion;
  if (probe.siren === null) return <div>{hover.silent}</div>;
  const siren = displaySirenId(probe.siren, language);
  const distance = probe.distanceM === null ? "—" : distanceText(probe.distanceM);
  const blind = (probe.marginDb ?? probe.marginM ?? 0) < 0;
  const margin = <b className={blind ? "red" : ""}>{marginText(probe)}</b>;
  if (probe.levelDb === null)
    return (
      <>
        <div className="hover-card-row">
          {hover.margin} {margin}
        </div>
        <div className="hover-card-row is-second">{hover.nearest(siren, distance)}</div>
      </>
    );
  return (
    <>
      <div className="hover-card-row">
        <b className="title-figure">{levelText(probe.levelDb, weighting)}</b>
        <span>
          {hover.margin} {margin}
        </span>
        <span className="push" />
        <span className="is-second">{hover.required(decimal(probe.requiredDb, 1))}</span>
      </div>
      <div className="hover-card-row is-second">
        <span>{hover.from(siren, distance)}</span>
        {probe.second && probe.second.levelDb !== null && (
          <span>
            {hover.second(
              displaySirenId(probe.second.siren, language),
              levelText(probe.second.levelDb, weighting),
            )}
          </span>
        )}
      </div>
    </>
  );
}
