import type { ReactElement } from "react";
import { rate, rateDifference, ratePoints, squareKilometresText } from "../../i18n/number-format";
import { shownAnswer } from "../shown-answer";
import { usePointer } from "../stage-state";
import { StateTag } from "../state-tag";
import { useSession } from "../use-session";
import { useProfileHeight } from "../use-layout";
import { useWords } from "../view-state";
import { FloatingCard } from "./floating-card";

/** The help bar lies there during a drag. */
const HELP_BAR_PX = 72;

/** What the siren in hand gains and loses where it is now. */
export function DragCard(): ReactElement | null {
  const { drag: words, header } = useWords();
  const difference = useSession((state) => state.drag?.difference ?? null);
  const answer = useSession((state) => shownAnswer(state.result));
  const foot = useProfileHeight();
  const pixel = usePointer((pointer) => pointer.pixel);
  if (!difference || !answer || !pixel) return null;
  const { coverage } = answer.evaluation;
  return (
    <FloatingCard pixel={pixel} className="drag-card" testId="drag-card" foot={HELP_BAR_PX + foot}>
      <div className="drag-card-row">
        <b className="title-figure">{rate(difference.lower, false)} %</b>
        <b className={difference.lower < coverage.lower ? "loss" : "gain"}>
          {rateDifference(
            ratePoints(coverage.lower, coverage.certified),
            ratePoints(difference.lower, false),
          )}
        </b>
        <span className="push" />
        <StateTag tone="amber">{header.estimate}</StateTag>
      </div>
      <div className="drag-card-row">
        <span className="gain-mark" aria-hidden="true">
          +
        </span>
        {words.gained}
        <span className="push" />
        {squareKilometresText(difference.gainedM2)} km²
      </div>
      <div className="drag-card-row">
        <span className="loss-mark" aria-hidden="true">
          −
        </span>
        {words.lost}
        <span className="push" />
        {squareKilometresText(difference.lostM2)} km²
      </div>
    </FloatingCard>
  );
}
