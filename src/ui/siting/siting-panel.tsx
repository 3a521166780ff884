import { Button, Segmented } from "antd";
import type { ReactElement } from "react";
import { adoptSiting } from "../../commands/adopt-siting";
import { decimal } from "../../i18n/number-format";
import { planBasis } from "../../model/basis";
import type { SitingView } from "../../session/siting-state";
import { IconButton } from "../icon-button";
import { StateTag } from "../state-tag";
import { useProblemText } from "../use-problem-text";
import { usePlan, useSession, useSessionHandle } from "../use-session";
import { useWords } from "../view-state";
import { AnswerSentence } from "./answer-sentence";
import { ComparisonTable } from "./comparison-table";
import { ProgressChart } from "./progress-chart";
import { QuestionForm } from "./question-form";
import { AlternativeList, HoleList, SiteList } from "./site-lists";
import "./siting.css";

/** Where new sirens go: the question, its progress, the answer with its proof, and the step that takes it. */
export function SitingPanel(): ReactElement {
  const { siting: words } = useWords();
  const session = useSessionHandle();
  const problemText = useProblemText();
  const plan = usePlan();
  const { problem } = useSession((state) => state.siting);
  const existing = plan.sirens.filter(({ status }) => status === "existing").length;
  return (
    <aside className="right siting" aria-label={words.region} tabIndex={-1} data-region="right">
      <div className="panel-head">
        <h2>{words.title}</h2>
        <span className="panel-count">{words.kept(decimal(existing))}</span>
        <IconButton icon="close" label={words.close} onClick={() => session.siting.close()} />
      </div>
      <div className="panel-scroll">
        <QuestionForm />
        {problem && (
          <p className="siting-problem" role="alert">
            {problemText(problem)}
          </p>
        )}
        <Progress />
        <Outcome />
      </div>
    </aside>
  );
}

function Progress(): ReactElement | null {
  const { siting: words } = useWords();
  const session = useSessionHandle();
  const job = useSession((state) => state.siting.job);
  if (!job) return null;
  const last = job.steps.at(-1);
  return (
    <section className="siting-section" aria-live="polite">
      <div className="siting-row">
        <h3>{job.question.want.kind === "minimum" ? words.minimum : words.units}</h3>
        <StateTag tone="blue">{words.solving}</StateTag>
        <span className="push" />
        <Button size="small" onClick={() => session.siting.stop()}>
          {words.stop}
        </Button>
      </div>
      <p className="text-2">{last ? words.phases[last.phase] : words.waiting}</p>
      {last && <ProgressChart steps={job.steps} question={job.question} />}
    </section>
  );
}

function Outcome(): ReactElement | null {
  const { siting: words } = useWords();
  const session = useSessionHandle();
  const plan = usePlan();
  const outcome = useSession((state) => state.siting.outcome);
  if (!outcome) return null;
  const stale = outcome.basis !== planBasis(plan);
  const { answer } = outcome;
  const { chosen } = answer;
  return (
    <>
      <section className={stale ? "siting-section is-stale" : "siting-section"} data-testid="siting-answer">
        <AnswerSentence outcome={outcome} stale={stale} />
        <ComparisonTable outcome={outcome} />
      </section>
      {chosen.length > 0 && <SiteList outcome={outcome} />}
      <div className="siting-actions">
        <Button type="primary" disabled={stale || chosen.length === 0} onClick={() => adoptSiting(session)}>
          {words.adopt}
        </Button>
        <Button onClick={() => session.siting.discard()}>{words.discard}</Button>
      </div>
      {answer.alternatives && answer.alternatives.length > 0 && (
        <AlternativeList alternatives={answer.alternatives} />
      )}
      {answer.holes.length > 0 && <HoleList holes={answer.holes} />}
      {outcome.steps.length > 1 && (
        <section className="siting-section">
          <ProgressChart steps={outcome.steps} question={answer.question} />
        </section>
      )}
    </>
  );
}

const VIEWS: readonly SitingView[] = ["current", "found", "difference"];

/** Over the map: which plan it shows while an answer waits. */
export function SitingViews(): ReactElement | null {
  const { siting: words } = useWords();
  const session = useSessionHandle();
  const view = useSession((state) => state.siting.view);
  const waits = useSession((state) => state.siting.outcome !== null);
  if (!waits) return null;
  return (
    <div className="siting-views map-group">
      <Segmented<SitingView>
        aria-label={words.viewLabel}
        value={view}
        options={VIEWS.map((value) => ({ value, label: words.views[value] }))}
        onChange={(next) => session.siting.show(next)}
      />
    </div>
  );
}
