import type { ReactElement, ReactNode } from "react";
import { decimal, rate, rateDifference, ratePoints, squareMetresText } from "../../i18n/number-format";
import type { SitingOutcome } from "../../session/siting-state";
import { shownAnswer } from "../shown-answer";
import { StateTag } from "../state-tag";
import { useSession } from "../use-session";
import { useWords } from "../view-state";

/** What every answer begins with: its name, how sure it is, and the coverage of the plan that it proposes. */
export function AnswerHead(props: {
  readonly outcome: SitingOutcome;
  readonly stale: boolean;
  readonly title: string;
  readonly proved: boolean;
  readonly proof: string;
  /** How much work it was, beside the seconds. */
  readonly rounds?: number;
  readonly children: ReactNode;
}): ReactElement {
  const { outcome, stale, title, proved, proof, rounds, children } = props;
  const { siting, header } = useWords();
  const words = siting.answer;
  const before = useSession((state) => shownAnswer(state.result))?.evaluation.coverage;
  const otherChoices = useSession((state) => state.siting.choices !== outcome.choices);
  const { evaluation, elapsedMs } = outcome.answer;
  const { coverage } = evaluation;
  const seconds = decimal(elapsedMs / 1000, 1);
  return (
    <>
      <div className="siting-row siting-answer-head">
        <h3>{title}</h3>
        <StateTag tone={proved ? "proved" : "amber"}>{proof}</StateTag>
        {outcome.stopped && <StateTag tone="ink">{words.stopped}</StateTag>}
        {stale && <StateTag tone="amber">{words.stale}</StateTag>}
        {otherChoices && !stale && <StateTag tone="amber">{words.otherChoices}</StateTag>}
        <span className="push" />
        {elapsedMs > 0 && (
          <span className="text-2">
            {rounds === undefined ? siting.elapsed(seconds) : words.took(seconds, decimal(rounds))}
          </span>
        )}
      </div>
      <div className="siting-rate">
        <b className="figure">{rate(coverage.lower, coverage.certified)} %</b>
        {before && (
          <b className={coverage.lower < before.lower ? "loss" : "gain"}>
            {rateDifference(
              ratePoints(before.lower, before.certified),
              ratePoints(coverage.lower, coverage.certified),
            )}
          </b>
        )}
        <span className="push" />
        <span className="text-2">{header.undecidedArea(squareMetresText(evaluation.undecidedM2))}</span>
      </div>
      {children}
    </>
  );
}
