import { Button } from "antd";
import { type ReactElement, useMemo } from "react";
import { RAMP_FROM_DB } from "../../map/tokens";
import { isLookedAt } from "../../session/siting-state";
import { Icon } from "../icon";
import { type Corner, legendCorner } from "../legend-corner";
import { PatternSwatch } from "../pattern-swatch";
import { shownAnswer } from "../shown-answer";
import { SirenSymbol, type SymbolKind } from "../siren-symbol";
import { useNarrow } from "../use-layout";
import { usePlan, useSession } from "../use-session";
import { useView, useWords, viewStore } from "../view-state";
import { LayerLegend } from "./layer-legend";
import { Entry } from "./legend-entry";
import { ReviewLegend } from "./review-legend";

/** What the colours, patterns and symbols mean; only those that the map can show now. */
export function Legend(): ReactElement {
  const { legend } = useWords();
  const narrow = useNarrow();
  const folded = useView((view) => view.legendFolded) ?? narrow;
  const corner = useCorner(narrow);
  if (folded)
    return (
      <div className={`legend-folded corner-${corner} map-group`}>
        <Button
          type="text"
          icon={<Icon name="layers" />}
          aria-label={legend.unfold}
          aria-expanded={false}
          onClick={() => viewStore.set({ legendFolded: false })}
        >
          {legend.title}
          <Icon name="right" size={14} />
        </Button>
      </div>
    );
  return (
    <section className={`legend corner-${corner} map-group`} aria-label={legend.title}>
      <button
        type="button"
        className="legend-head"
        aria-label={legend.fold}
        aria-expanded
        onClick={() => viewStore.set({ legendFolded: true })}
      >
        {legend.title}
        <Icon name="down" size={14} />
      </button>
      <Areas />
      <Symbols />
    </section>
  );
}

/** Chosen for the district and the window, not for where the map has been moved to since. */
function useCorner(narrow: boolean): Corner {
  const district = usePlan().base.district;
  return useMemo(
    () => legendCorner(district, { widthPx: window.innerWidth, heightPx: window.innerHeight, narrow }),
    [district, narrow],
  );
}

function Areas(): ReactElement {
  const { legend } = useWords();
  const plan = usePlan();
  const comparing = useSession(({ drag, siting }) => drag !== null || isLookedAt(siting));
  const answer = useSession((state) => shownAnswer(state.result));
  const reviewed = useSession((state) => state.review.kind !== "margin") && !comparing;
  const ramp = !comparing && plan.settings.model !== "radius";
  return (
    <>
      {reviewed ? (
        <ReviewLegend />
      ) : ramp ? (
        <Ramp />
      ) : (
        <Entry swatch={<PatternSwatch name="covered" />}>{legend.covered}</Entry>
      )}
      <Entry swatch={<PatternSwatch name="blind" />}>
        {plan.settings.model === "radius" ? legend.blind : legend.blindMargin}
      </Entry>
      {!comparing && <Entry swatch={<SirenSymbol kind="blind-small" />}>{legend.blindSmall}</Entry>}
      {answer !== null && answer.evaluation.undecidedM2 > 0 && (
        <Entry swatch={<PatternSwatch name="undecided" />}>{legend.undecided}</Entry>
      )}
      {comparing && (
        <>
          <Entry swatch={<PatternSwatch name="gained" />}>{legend.gained}</Entry>
          <Entry swatch={<PatternSwatch name="lost" />}>{legend.lost}</Entry>
        </>
      )}
      <LayerLegend />
    </>
  );
}

function Ramp(): ReactElement {
  const { legend } = useWords();
  return (
    <div className="legend-ramp">
      <div className="legend-ramp-title">{legend.margin}</div>
      <div className="legend-ramp-colours">
        {RAMP_FROM_DB.map((from, index) => (
          <span key={from} className={`ramp-${index}`} />
        ))}
      </div>
      <div className="legend-ramp-numbers">
        {RAMP_FROM_DB.map((from) => (
          <span key={from}>{from}</span>
        ))}
      </div>
    </div>
  );
}

function Symbols(): ReactElement {
  const { legend } = useWords();
  const sirens = usePlan().sirens;
  const retired = sirens.some(({ service }) => service === "retired");
  const entries: readonly (readonly [SymbolKind, string])[] = [
    ["ok", legend.existing],
    ["proposed", legend.proposed],
    ["fault", legend.faulty],
    ["maintenance", legend.maintenance],
    ...(retired ? ([["retired", legend.retired]] as const) : []),
  ];
  return (
    <div className="legend-symbols">
      {entries.map(([kind, text]) => (
        <span key={kind}>
          <SirenSymbol kind={kind} />
          {text}
        </span>
      ))}
    </div>
  );
}
