import type { ReactElement } from "react";
import type { SiteAnswer } from "../../engine/siting-contract";
import type { Catalogue } from "../../i18n/catalogue";
import { decimal } from "../../i18n/number-format";
import type { SitingOutcome } from "../../session/siting-state";
import { useWords } from "../view-state";
import { AnswerHead } from "./answer-head";

type SitesOutcome = Extract<SitingOutcome, { readonly kind: "sites" }>;

/** The answer in a sentence, with how it was proved. */
export function AnswerSentence({
  outcome,
  stale,
}: {
  readonly outcome: SitesOutcome;
  readonly stale: boolean;
}): ReactElement {
  const { siting } = useWords();
  const words = siting.answer;
  const { chosen, proof, question, atLeast, evaluation } = outcome.answer;
  const units = chosen.filter(({ kept }) => kept !== true).length;
  const title = question.want.kind === "minimum" ? words.fewest(decimal(units)) : words.best(decimal(units));
  const provedBy = proof.provedBy ?? atLeast?.provedBy ?? null;
  const isByCells = evaluation.floorM !== undefined;
  return (
    <AnswerHead
      outcome={outcome}
      stale={stale}
      title={title}
      proved={proof.status === "optimal"}
      proof={words[proof.status]}
      rounds={proof.rounds}
    >
      <p>{sentences(outcome.answer, { units, offered: outcome.offered }, words).join(" ")}</p>
      <p className="text-2 siting-proof">
        {[
          ...(provedBy ? [words.by[provedBy]] : []),
          ...(isByCells
            ? [words.cells]
            : [words.margin, ...(proof.status === "optimal" ? [words.ties] : [])]),
        ].join(" ")}
      </p>
    </AnswerHead>
  );
}

function sentences(
  { proof, question, evaluation, holes, enough, atLeast }: SiteAnswer,
  { units, offered }: { readonly units: number; readonly offered: number },
  words: Catalogue["siting"]["answer"],
): string[] {
  const unreachable = holes.filter(({ why }) => why === "unreachable").length;
  const said: string[] = [];
  if (evaluation.coverage.certified) said.push(words.full);
  if (question.want.kind === "minimum") {
    if (proof.fewerImpossible === true && units > 0) said.push(words.fewerImpossible(decimal(units - 1)));
    else if (proof.status === "feasible") said.push(words.fewerOpen(decimal(proof.bound)));
  } else if (proof.status === "optimal" && !evaluation.coverage.certified)
    said.push(words.bestProved(decimal(offered), decimal(units)));
  else if (proof.status === "feasible") said.push(words.bestOpen(decimal(100 * proof.gap, 3)));
  if (question.pinned && question.pinned.length > 0) said.push(words.pinned(decimal(question.pinned.length)));
  if (unreachable > 0) said.push(words.unreachable(decimal(unreachable)));
  if (atLeast !== undefined && !enough) said.push(words.atLeastAll(decimal(atLeast.units)));
  if (enough)
    said.push(
      enough.proved
        ? words.enough(decimal(enough.units))
        : words.enoughOpen(decimal(enough.units), decimal(enough.bound)),
    );
  return said;
}
