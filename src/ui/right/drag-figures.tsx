import type { ReactElement } from "react";
import {
  blindPersons,
  blindSquareKilometres,
  blindTotals,
  decimal,
  distanceText,
  rate,
  rateDifference,
  ratePoints,
  signed,
} from "../../i18n/number-format";
import { leg } from "../../map/distance";
import type { DragState } from "../../session/session-state";
import { shownAnswer } from "../shown-answer";
import { useSession } from "../use-session";
import { useWords } from "../view-state";

/** Before and after, while a siren is in hand. */
export function DragFigures({ drag }: { readonly drag: DragState }): ReactElement {
  const words = useWords();
  const course = leg(drag.from, drag.to);
  return (
    <div className="drag-figures">
      <div className="drag-figures-row drag-figures-head">
        <span>
          {words.drag.moved(distanceText(course.lengthM), String(Math.round(course.bearingDeg) % 360))}
        </span>
        <span>{drag.snappedTo !== undefined && words.drag.snapped(drag.snappedTo)}</span>
      </div>
      <BeforeAfter drag={drag} />
    </div>
  );
}

function BeforeAfter({ drag }: { readonly drag: DragState }): ReactElement | null {
  const { drag: words } = useWords();
  const answer = useSession((state) => shownAnswer(state.result));
  const after = drag.difference;
  if (!answer || !after) return null;
  const { coverage, blindSpots } = answer.evaluation;
  const before = blindTotals(blindSpots);
  const afterKm2 = blindSquareKilometres(after.blindM2);
  const afterPersons = after.blindPersons === undefined ? null : blindPersons(after.blindPersons);
  return (
    <>
      <div className="drag-figures-row">
        <span>{words.rate}</span>
        <span>
          {rate(coverage.lower, coverage.certified)} →{" "}
          <b className="title-figure">{rate(after.lower, false)} %</b>{" "}
          <b className={after.lower < coverage.lower ? "loss" : "gain"}>
            {rateDifference(ratePoints(coverage.lower, coverage.certified), ratePoints(after.lower, false))}
          </b>
        </span>
      </div>
      {before.persons !== null && afterPersons !== null ? (
        <div className="drag-figures-row">
          <span>{words.blindPersons}</span>
          <span>
            {decimal(before.persons)} → <b>{decimal(afterPersons)}</b>{" "}
            <b className={afterPersons > before.persons ? "loss" : "gain"}>
              {signed(afterPersons - before.persons, 0)}
            </b>
          </span>
        </div>
      ) : (
        <div className="drag-figures-row">
          <span>{words.blindArea}</span>
          <span>
            {decimal(before.km2, 3)} → <b>{decimal(afterKm2, 3)} km²</b>{" "}
            <b className={afterKm2 > before.km2 ? "loss" : "gain"}>{signed(afterKm2 - before.km2, 3)}</b>
          </span>
        </div>
      )}
    </>
  );
}
