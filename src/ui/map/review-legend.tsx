import { type ReactElement, useMemo } from "react";
import { unreachable } from "../../base/assert";
import type { CeilingMast, MapLayer } from "../../engine/contract";
import { displaySirenId } from "../../i18n/display-siren-id";
import { decimal, distanceText, squareKilometresText } from "../../i18n/number-format";
import { reviewColours } from "../../map/review-part";
import { isOffered } from "../../session/review-desk";
import { PatternSwatch } from "../pattern-swatch";
import { isStale, shownAnswer } from "../shown-answer";
import { StateTag } from "../state-tag";
import { usePlan, useSession } from "../use-session";
import { useView, useWords } from "../view-state";
import { Entry } from "./legend-entry";

/** What the layer for review shows: its classes with their areas, how sure they are, and what was assumed. */
export function ReviewLegend(): ReactElement {
  const review = useSession((state) => state.review);
  const answer = shownAnswer(review.result);
  if (review.kind === "failure") return <FailureLegend />;
  if (answer?.kind !== "layer" || answer.layer.kind !== review.kind) return <NotYet />;
  return (
    <div
      className={isStale(review.result) ? "legend-review is-stale" : "legend-review"}
      data-testid="review-legend"
    >
      <LayerLegend layer={answer.layer} />
    </div>
  );
}

/** Until the layer is there the map shows the coverage in one colour. */
function NotYet(): ReactElement {
  const { legend, review: words } = useWords();
  const { kind, result } = useSession((state) => state.review);
  const { model } = usePlan().settings;
  const why = !isOffered(kind, model)
    ? words.needsLevel
    : result.kind === "failed"
      ? words.failed
      : result.kind === "cancelled"
        ? words.stopped
        : words.computing;
  return (
    <>
      <Entry swatch={<PatternSwatch name="covered" />}>{legend.covered}</Entry>
      <p className="legend-note">{words.because(words.kinds[kind], why)}</p>
    </>
  );
}

function LayerLegend({ layer }: { readonly layer: MapLayer }): ReactElement {
  const { review: words } = useWords();
  const radius = usePlan().settings.model === "radius";
  switch (layer.kind) {
    case "reach":
      return (
        <>
          <Title text={radius ? words.reach.titleRadius : words.reach.title} />
          <Classes layer={layer} names={words.reach.classes} />
        </>
      );
    case "indoor":
      return (
        <>
          <Title text={words.indoor.title} tag={words.information} />
          <Classes layer={layer} names={words.indoor.classes} plainFirst />
          <Assumed note={words.indoor.note} />
        </>
      );
    case "blur":
      return (
        <>
          <Title text={words.blur.title} />
          <Estimate stepM={layer.stepM} />
          <Classes layer={layer} names={words.blur.classes} plainFirst />
          <Assumed note={words.blur.note} />
        </>
      );
    case "dominance":
      return (
        <>
          <Title text={words.dominance.title} />
          <Estimate stepM={layer.stepM} />
          <Dominating layer={layer} />
          <p className="legend-note">{words.dominance.note}</p>
        </>
      );
    case "ceiling":
      return <CeilingLegend layer={layer} />;
    default:
      return unreachable(layer.kind);
  }
}

function Title({ text, tag }: { readonly text: string; readonly tag?: string }): ReactElement {
  return (
    <div className="legend-title">
      <span>{text}</span>
      {tag !== undefined && <StateTag tone="amber">{tag}</StateTag>}
    </div>
  );
}

/** Read off a raster, not computed as geometry. */
function Estimate({ stepM }: { readonly stepM: number | null }): ReactElement {
  const { review } = useWords();
  return (
    <div className="legend-estimate">
      <StateTag tone="amber">{review.estimate}</StateTag>
      {stepM !== null && review.grid(decimal(stepM))}
    </div>
  );
}

/** What stands behind the classes is in part a proposal, and says so. */
function Assumed({ note }: { readonly note: string }): ReactElement {
  const { review } = useWords();
  return (
    <p className="legend-note">
      <StateTag tone="amber">{review.assumed}</StateTag> {note}
    </p>
  );
}

function Swatch({ layer, index }: { readonly layer: MapLayer; readonly index: number }): ReactElement {
  const theme = useView((view) => view.theme);
  return <span className="legend-colour" style={{ background: reviewColours(theme, layer.kind)[index] }} />;
}

/** @param plainFirst the first class is all the rest of the area, the blind part of it included: its area says nothing */
function Classes(props: {
  readonly layer: MapLayer;
  readonly names: readonly string[];
  readonly plainFirst?: boolean;
}): ReactElement {
  const { layer, names, plainFirst = false } = props;
  const { review } = useWords();
  return (
    <>
      {layer.classes.map(({ class: index, areaM2 }, place) => (
        <Entry key={index} swatch={<Swatch layer={layer} index={index} />}>
          <span className="legend-class">{names[index]}</span>
          {!(plainFirst && place === 0) && (
            <span className="legend-area">{review.km2(squareKilometresText(areaM2))}</span>
          )}
        </Entry>
      ))}
    </>
  );
}

function Dominating({ layer }: { readonly layer: MapLayer }): ReactElement {
  const { review } = useWords();
  const language = useView((view) => view.language);
  const sirens = usePlan().sirens;
  const names = useMemo(() => new Map(sirens.map(({ id, name }) => [id, name])), [sirens]);
  return (
    // Scrolls, so the keyboard must be able to reach it.
    <div className="legend-list" role="list" aria-label={review.dominance.list} tabIndex={0}>
      {layer.classes.map(({ siren, class: index, areaM2 }) => (
        <div key={siren} role="listitem" className="legend-entry">
          <span className="legend-swatch">
            <Swatch layer={layer} index={index} />
          </span>
          <b>{displaySirenId(siren ?? "", language)}</b>
          <span className="ellipsis legend-class">{siren && names.get(siren)}</span>
          <span className="legend-area">{review.km2(squareKilometresText(areaM2))}</span>
        </div>
      ))}
    </div>
  );
}

/** The ceilings in the order of the kernel: 118 dB(A), 123 dB(C) (acoustics.md §10). */
const CEILINGS = ["118 dB(A)", "123 dB(C)"] as const;

function CeilingLegend({ layer }: { readonly layer: MapLayer }): ReactElement {
  const { ceiling } = useWords().review;
  const unknown = layer.masts.filter(({ heightKnown }) => !heightKnown).length;
  const over = CEILINGS.some((_, index) => mostM(layer.masts, "groundM", index) > 0);
  return (
    <>
      <Title text={ceiling.title} />
      {CEILINGS.map((limit, index) => {
        const count = layer.masts.filter(({ groundM }) => (groundM[index] ?? 0) > 0).length;
        const radius = distanceText(Math.ceil(mostM(layer.masts, "groundM", index)));
        return (
          <Entry key={limit} swatch={count > 0 ? <span className="legend-ring is-filled" /> : null}>
            {count > 0 ? ceiling.over(limit, decimal(count), radius) : ceiling.never(limit)}
          </Entry>
        );
      })}
      {over && <Entry swatch={<span className="legend-ring" />}>{ceiling.mark}</Entry>}
      <p className="legend-note">
        {ceiling.level(
          CEILINGS.map((limit, index) =>
            ceiling.within(limit, distanceText(Math.ceil(mostM(layer.masts, "slantM", index)))),
          ).join(ceiling.join),
        )}
      </p>
      {unknown > 0 && <p className="legend-note">{ceiling.noHeight(decimal(unknown))}</p>}
      <p className="legend-note">{ceiling.note}</p>
    </>
  );
}

const mostM = (masts: readonly CeilingMast[], which: "groundM" | "slantM", index: number): number =>
  Math.max(0, ...masts.map((mast) => mast[which][index] ?? 0));

function FailureLegend(): ReactElement {
  const { legend, review } = useWords();
  const chosen = useSession((state) => state.selection.kind === "siren");
  return (
    <div data-testid="review-legend">
      <Title text={review.failure.title} />
      <Entry swatch={<PatternSwatch name="covered" />}>{legend.covered}</Entry>
      <Entry swatch={<PatternSwatch name="lost" />}>{legend.lost}</Entry>
      {!chosen && <p className="legend-note">{review.failure.choose}</p>}
    </div>
  );
}
