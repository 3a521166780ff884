import type { ReactElement } from "react";
import { decimal, rate, rateDifference, ratePoints, squareMetresText } from "../../i18n/number-format";
import { isWithdrawn } from "../../model/is-fixed";
import type { SitingOutcome } from "../../session/siting-state";
import { shownAnswer } from "../shown-answer";
import { StateTag } from "../state-tag";
import { usePlan, useSession } from "../use-session";
import { useWords } from "../view-state";

/** The answer in a sentence, with how it was proved. */
export function AnswerSentence({
  outcome,
  stale,
}: {
  readonly outcome: SitingOutcome;
  readonly stale: boolean;
}): ReactElement {
  const { siting, header } = useWords();
  const words = siting.answer;
  const { answer } = outcome;
  const { evaluation, proof, question } = answer;
  const { coverage } = evaluation;
  const before = useSession((state) => shownAnswer(state.result))?.evaluation.coverage;
  const units = answer.chosen.filter(({ kept }) => kept !== true).length;
  const isFewest = question.want.kind === "minimum";
  const figure = rate(coverage.lower, coverage.certified);
  const provedBy = proof.provedBy ?? answer.atLeast?.provedBy ?? null;
  const isByCells = evaluation.floorM !== undefined;
  const tone = proof.status === "optimal" ? "proved" : "amber";
  return (
    <>
      <div className="siting-row">
        <h3>{isFewest ? words.fewest(decimal(units)) : words.best(decimal(units))}</h3>
        <StateTag tone={tone}>{words[proof.status]}</StateTag>
        {outcome.stopped && <StateTag tone="ink">{words.stopped}</StateTag>}
        {stale && <StateTag tone="amber">{words.stale}</StateTag>}
        <span className="push" />
        {answer.elapsedMs > 0 && (
          <span className="text-2">
            {words.took(decimal(answer.elapsedMs / 1000, 1), decimal(proof.rounds))}
          </span>
        )}
      </div>
      <div className="siting-rate">
        <b className="figure">{figure} %</b>
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
      <p>
        <Sentences outcome={outcome} units={units} />
      </p>
      <p className="text-2 siting-proof">
        {[
          ...(provedBy ? [words.by[provedBy]] : []),
          ...(isByCells
            ? [words.cells]
            : [words.margin, ...(proof.status === "optimal" ? [words.ties] : [])]),
        ].join(" ")}
      </p>
    </>
  );
}

function Sentences({
  outcome,
  units,
}: {
  readonly outcome: SitingOutcome;
  readonly units: number;
}): ReactElement {
  const { siting } = useWords();
  const words = siting.answer;
  const plan = usePlan();
  const { answer } = outcome;
  const { proof, question, evaluation, holes, enough } = answer;
  const unreachable = holes.filter(({ why }) => why === "unreachable").length;
  const sentences: string[] = [];
  if (evaluation.coverage.certified) sentences.push(words.full);
  if (question.want.kind === "minimum") {
    if (proof.fewerImpossible === true && units > 0)
      sentences.push(words.fewerImpossible(decimal(units - 1)));
    else if (proof.status === "feasible") sentences.push(words.fewerOpen(decimal(proof.bound)));
  } else if (proof.status === "optimal" && !evaluation.coverage.certified)
    sentences.push(
      words.bestProved(
        decimal(plan.base.candidates.length + plan.sirens.filter(isWithdrawn).length),
        decimal(units),
      ),
    );
  else if (proof.status === "feasible") sentences.push(words.bestOpen(decimal(100 * proof.gap, 3)));
  if (unreachable > 0) sentences.push(words.unreachable(decimal(unreachable)));
  if (answer.atLeast !== undefined && !enough)
    sentences.push(words.atLeastAll(decimal(answer.atLeast.units)));
  if (enough)
    sentences.push(
      enough.proved
        ? words.enough(decimal(enough.units))
        : words.enoughOpen(decimal(enough.units), decimal(enough.bound)),
    );
  return <>{sentences.join(" ")}</>;
}
