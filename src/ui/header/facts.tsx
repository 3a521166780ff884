import { type ReactElement, useMemo } from "react";
import {
  type BlindTotals,
  blindPersons,
  blindSquareKilometres,
  blindTotals,
  decimal,
  partPercent,
} from "../../i18n/number-format";
import { criterionText } from "../criterion-text";
import { shownAnswer } from "../shown-answer";
import { usePlan, useSession } from "../use-session";
import { useWords } from "../view-state";

/** How much is blind: places, area, persons; the preview's figures while a siren is in hand. */
export function BlindFact(): ReactElement {
  const { header } = useWords();
  const totals = useBlindTotals();
  return (
    <div className="fact">
      <div className={totals && totals.count > 0 ? "fact-value red" : "fact-value"} data-testid="blind-total">
        {totals ? `${header.blindCount(decimal(totals.count))} · ${decimal(totals.km2, 3)} km²` : "—"}
      </div>
      <div className="fact-label">
        {header.blind}
        {typeof totals?.persons === "number" && ` · ${header.persons(decimal(totals.persons))}`}
      </div>
    </div>
  );
}

function useBlindTotals(): BlindTotals | null {
  const answer = useSession((state) => shownAnswer(state.result));
  const preview = useSession((state) => state.drag?.difference ?? state.proving.estimate);
  return useMemo(() => {
    if (preview)
      return {
        count: preview.blindCount,
        km2: blindSquareKilometres(preview.blindM2),
        persons: preview.blindPersons === undefined ? null : blindPersons(preview.blindPersons),
      };
    return answer ? blindTotals(answer.evaluation.blindSpots) : null;
  }, [answer, preview]);
}

/** 鸣响率: existing sirens in service against all existing ones. */
export function SoundingFact(): ReactElement {
  const { header } = useWords();
  const existing = usePlan().sirens.filter(({ status }) => status === "existing");
  const sounding = existing.filter(({ service }) => service === "ok").length;
  return (
    <div className="fact" title={header.soundingHint}>
      <div className="fact-value">
        {existing.length === 0
          ? "—"
          : `${decimal(sounding)}/${decimal(existing.length)} · ${partPercent(sounding, existing.length)} %`}
      </div>
      <div className="fact-label">{header.soundingRate}</div>
    </div>
  );
}

/** The model and the criterion; opens the settings. */
export function ModelFact({ onOpen }: { readonly onOpen: () => void }): ReactElement {
  const words = useWords();
  const settings = usePlan().settings;
  return (
    <button type="button" className="fact fact-button" onClick={onOpen} title={words.header.openSettings}>
      <span className="fact-title">{words.model[settings.model]}</span>
      <span className="fact-label">{criterionText(words, settings)}</span>
    </button>
  );
}
