import type { ReactElement } from "react";
import { decimal } from "../../i18n/number-format";
import { IconButton } from "../icon-button";
import { useProblemText } from "../use-problem-text";
import { usePlan, useSession, useSessionHandle } from "../use-session";
import { useWords } from "../view-state";
import { QuestionForm } from "./question-form";
import { Outcome } from "./siting-outcome";
import { SitingProgress } from "./siting-progress";
import "./siting.css";

/** Where new sirens go, which could go, which should move: the question, its progress, the answer with its proof. */
export function SitingPanel(): ReactElement {
  const { siting: words } = useWords();
  const session = useSessionHandle();
  const problemText = useProblemText();
  const plan = usePlan();
  const { problem, form } = useSession((state) => state.siting);
  const adds = form?.kind === "units" || form?.kind === "minimum";
  const existing = plan.sirens.filter(({ status }) => status === "existing").length;
  return (
    <aside className="right siting" aria-label={words.region} tabIndex={-1} data-region="right">
      <div className="panel-head">
        <h2>{words.title}</h2>
        <span className="panel-count">{adds ? words.kept(decimal(existing)) : ""}</span>
        <IconButton icon="close" label={words.close} onClick={() => session.siting.close()} />
      </div>
      <div className="panel-scroll">
        <QuestionForm />
        {problem && (
          <p className="siting-problem" role="alert">
            {problemText(problem)}
          </p>
        )}
        <SitingProgress />
        <Outcome />
      </div>
    </aside>
  );
}
