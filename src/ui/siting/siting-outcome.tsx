import { Button } from "antd";
import type { ReactElement } from "react";
import { unreachable } from "../../base/assert";
import { adoptSiting } from "../../commands/adopt-siting";
import type { Catalogue } from "../../i18n/catalogue";
import { decimal } from "../../i18n/number-format";
import { planBasis } from "../../model/basis";
import type { SitingOutcome } from "../../session/siting-state";
import { usePlan, useSession, useSessionHandle } from "../use-session";
import { useWords } from "../view-state";
import { AnswerSentence } from "./answer-sentence";
import { ComparisonTable } from "./comparison-table";
import { MoveList, MovesAnswerText } from "./moves-answer";
import { RedundantAnswer, RedundantLists } from "./redundant-answer";
import { AlternativeList, HoleList, SiteList } from "./site-lists";
import { StepChart } from "./siting-progress";

/** The answer with its proof, beside the plan on the map, and the step that takes it. */
export function Outcome(): ReactElement | null {
  const plan = usePlan();
  const outcome = useSession((state) => state.siting.outcome);
  if (!outcome) return null;
  const stale = outcome.basis !== planBasis(plan);
  return (
    <>
      <section className={stale ? "siting-section is-stale" : "siting-section"} data-testid="siting-answer">
        <Sentence outcome={outcome} stale={stale} />
        {changesOf(outcome) > 0 && <ComparisonTable outcome={outcome} />}
      </section>
      <Actions outcome={outcome} stale={stale} />
      <Lists outcome={outcome} />
      {outcome.steps.length > 1 && outcome.kind === "sites" && (
        <section className="siting-section">
          <StepChart steps={outcome.steps} ask={{ kind: "sites", question: outcome.answer.question }} />
        </section>
      )}
    </>
  );
}

function Sentence(props: { readonly outcome: SitingOutcome; readonly stale: boolean }): ReactElement {
  const { outcome, stale } = props;
  switch (outcome.kind) {
    case "sites":
      return <AnswerSentence outcome={outcome} stale={stale} />;
    case "redundant":
      return <RedundantAnswer outcome={outcome} stale={stale} />;
    case "moves":
      return <MovesAnswerText outcome={outcome} stale={stale} />;
    default:
      return unreachable(outcome);
  }
}

function Lists({ outcome }: { readonly outcome: SitingOutcome }): ReactElement {
  switch (outcome.kind) {
    case "sites": {
      const { chosen, alternatives, holes } = outcome.answer;
      return (
        <>
          {chosen.length > 0 && <SiteList chosen={chosen} />}
          {alternatives && alternatives.length > 0 && <AlternativeList alternatives={alternatives} />}
          {holes.length > 0 && <HoleList holes={holes} />}
        </>
      );
    }
    case "redundant":
      return <RedundantLists outcome={outcome} />;
    case "moves":
      return outcome.answer.moves.length > 0 ? <MoveList outcome={outcome} /> : <></>;
    default:
      return unreachable(outcome);
  }
}

/** How many sirens the answer would change: with none there is nothing to take. */
function changesOf(outcome: SitingOutcome): number {
  switch (outcome.kind) {
    case "sites":
      return outcome.answer.chosen.length;
    case "redundant":
      return outcome.answer.spare.length;
    case "moves":
      return outcome.answer.moves.length;
    default:
      return unreachable(outcome);
  }
}

function adoptText({ kind }: SitingOutcome, changes: string, words: Catalogue["siting"]): string {
  if (kind === "redundant") return words.redundant.adopt(changes);
  return kind === "moves" ? words.moved.adopt(changes) : words.adopt;
}

function Actions(props: { readonly outcome: SitingOutcome; readonly stale: boolean }): ReactElement {
  const { outcome, stale } = props;
  const { siting: words } = useWords();
  const session = useSessionHandle();
  const changes = changesOf(outcome);
  return (
    <div className="siting-actions">
      {changes > 0 && (
        <Button type="primary" disabled={stale} onClick={() => adoptSiting(session)}>
          {adoptText(outcome, decimal(changes), words)}
        </Button>
      )}
      <Button onClick={() => session.siting.discard()}>{words.discard}</Button>
    </div>
  );
}
