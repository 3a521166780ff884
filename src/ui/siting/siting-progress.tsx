import { Button } from "antd";
import { type ReactElement, useEffect, useState } from "react";
import type { SiteProgress } from "../../engine/siting-contract";
import { decimal, rate, rateDifference, ratePoints } from "../../i18n/number-format";
import type { SitingAsk, SitingJob } from "../../session/siting-state";
import { shownAnswer } from "../shown-answer";
import { StateTag } from "../state-tag";
import { useSession, useSessionHandle } from "../use-session";
import { useWords } from "../view-state";
import { ProgressChart } from "./progress-chart";
import { stepFigure } from "./step-figure";

const TICK_MS = 200;

/** The question that is being worked on: the best plan so far, what no plan can do better than, and the way to stop. */
export function SitingProgress(): ReactElement | null {
  const job = useSession((state) => state.siting.job);
  return job && <Running key={job.basis} job={job} />;
}

function Running({ job }: { readonly job: SitingJob }): ReactElement {
  const { siting: words } = useWords();
  const session = useSessionHandle();
  const seconds = useSeconds();
  const last = job.steps.at(-1);
  return (
    <section className="siting-section" data-testid="siting-progress">
      <div className="siting-row">
        <h3>{words.names[nameOf(job.ask)]}</h3>
        <StateTag tone="blue">{words.solving}</StateTag>
        <span className="push" />
        <span className="text-2">{words.elapsed(decimal(seconds, 1))}</span>
        <Button size="small" onClick={() => session.siting.stop()}>
          {words.stop}
        </Button>
      </div>
      <p className="text-2" aria-live="polite">
        {job.moves
          ? words.trying(decimal(job.moves.moves.length + 1), decimal(job.moves.tried), decimal(job.moves.of))
          : last
            ? words.phases[last.phase]
            : words.waiting}
      </p>
      {last && <Figures ask={job.ask} last={last} job={job} />}
      {last && <StepChart steps={job.steps} ask={job.ask} />}
    </section>
  );
}

/** Incumbent, bound and gap in figures, and what the best plan so far covers. */
function Figures(props: {
  readonly ask: SitingAsk;
  readonly last: SiteProgress;
  readonly job: SitingJob;
}): ReactElement {
  const { ask, last, job } = props;
  const catalogue = useWords();
  const { siting: words, header } = catalogue;
  const before = useSession((state) => shownAnswer(state.result))?.evaluation.coverage;
  const figure = stepFigure(ask, catalogue);
  const covered = job.preview?.difference?.lower;
  return (
    <p className="siting-figures">
      <span>
        {words.incumbent} <b className="gain">{last.incumbent === null ? "—" : figure(last.incumbent)}</b>
      </span>
      <span>
        {words.bound} <b>{Number.isFinite(last.bound) ? figure(last.bound) : "—"}</b>
      </span>
      {last.gap !== null && Number.isFinite(last.gap) && <span>{words.gap(decimal(100 * last.gap, 3))}</span>}
      {covered !== undefined && before && (
        <span>
          {header.coverageRate} {rate(covered, false)} %{" "}
          <b className="gain">
            {rateDifference(ratePoints(before.lower, before.certified), ratePoints(covered, false))}
          </b>
        </span>
      )}
    </p>
  );
}

/** Incumbent and bound as step lines, in the figures of the question. */
export function StepChart(props: {
  readonly steps: readonly SiteProgress[];
  readonly ask: SitingAsk;
}): ReactElement {
  const words = useWords();
  return <ProgressChart steps={props.steps} figure={stepFigure(props.ask, words)} />;
}

/** The kind of a question, as the panel names it. */
const nameOf = (ask: SitingAsk): "units" | "minimum" | "redundant" | "moves" =>
  ask.kind === "sites" ? ask.question.want.kind : ask.kind;

/** Seconds since this was first shown. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const start = performance.now();
    const timer = window.setInterval(() => setSeconds((performance.now() - start) / 1000), TICK_MS);
    return () => window.clearInterval(timer);
  }, []);
  return seconds;
}
