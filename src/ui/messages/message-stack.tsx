import { Button } from "antd";
import { type ReactElement, type ReactNode, useEffect } from "react";
import { unreachable } from "../../base/assert";
import { displaySirenId } from "../../i18n/display-siren-id";
import type { Message, Question } from "../../session/session-state";
import { decimal } from "../../i18n/number-format";
import { Icon } from "../icon";
import { IconButton } from "../icon-button";
import { stageStore, useStage } from "../stage-state";
import { useActions } from "../use-actions";
import { useProblemText } from "../use-problem-text";
import { useSession, useSessionHandle } from "../use-session";
import { useView, useWords } from "../view-state";
import "./messages.css";

/** How long good news stays, ms. */
const GOOD_NEWS_MS = 6000;
/** Problems listed at most; the rest is counted. */
const MOST_PROBLEMS = 8;

/** What went wrong, what was done, what is asked: over the map's lower right corner. */
export function MessageStack(): ReactElement {
  const { messages: words } = useWords();
  const messages = useSession((state) => state.messages);
  const question = useSession((state) => state.question);
  const insecure = useStage((stage) => stage.insecureNotice);
  return (
    <div className="messages" role="region" aria-label={words.region} aria-live="polite">
      {insecure && <InsecureNotice />}
      {messages.map((message) => (
        <MessageCard key={message.key} message={message} />
      ))}
      {question && <QuestionCard question={question} />}
      <RemovedNotice />
    </div>
  );
}

function Card(props: {
  readonly tone: "success" | "warning";
  readonly title: string;
  readonly onClose?: () => void;
  readonly children?: ReactNode;
}): ReactElement {
  const { app } = useWords();
  const { tone, title, onClose, children } = props;
  return (
    <div className={`message is-${tone}`} role={tone === "warning" ? "alert" : "status"}>
      <span className="message-icon">
        <Icon name={tone === "success" ? "check" : "warning"} />
      </span>
      <div className="message-body">
        <b>{title}</b>
        {children}
      </div>
      {onClose && <IconButton icon="close" label={app.close} onClick={onClose} />}
    </div>
  );
}

function MessageCard({ message }: { readonly message: Message }): ReactElement {
  const { messages: words } = useWords();
  const session = useSessionHandle();
  const { key, level, notice } = message;
  useEffect(() => {
    if (level !== "success") return undefined;
    const timer = setTimeout(() => session.dismissMessage(key), GOOD_NEWS_MS);
    return () => clearTimeout(timer);
  }, [session, key, level]);
  const close = () => session.dismissMessage(key);
  switch (notice.kind) {
    case "opened":
      return <Card tone="success" title={words.opened(notice.name)} onClose={close} />;
    case "saved":
      return <Card tone="success" title={words.saved(notice.file)} onClose={close} />;
    case "problems":
      return (
        <Card
          tone="warning"
          title={notice.action === "open" ? words.cannotOpen : words.cannotSave}
          onClose={close}
        >
          <Problems problems={notice.problems} />
        </Card>
      );
    default:
      return unreachable(notice);
  }
}

function Problems({
  problems,
}: {
  readonly problems: (Message["notice"] & { kind: "problems" })["problems"];
}): ReactElement {
  const { messages: words } = useWords();
  const problemText = useProblemText();
  const rest = problems.length - MOST_PROBLEMS;
  return (
    <ul className="message-problems">
      {problems.slice(0, MOST_PROBLEMS).map((problem, index) => (
        <li key={`${index} ${problem.place}`}>{problemText(problem)}</li>
      ))}
      {rest > 0 && <li>{words.andMore(decimal(rest))}</li>}
    </ul>
  );
}

function QuestionCard({ question }: { readonly question: Question }): ReactElement {
  const { messages: words, app } = useWords();
  const session = useSessionHandle();
  if (question.kind === "unsaved-changes")
    return (
      <Card tone="warning" title={words.unsavedTitle}>
        <p>{words.unsavedText(question.name)}</p>
        <div className="message-actions">
          <Button size="small" type="primary" onClick={() => session.answerQuestion("cancel")}>
            {words.keepEditing}
          </Button>
          <Button size="small" onClick={() => session.answerQuestion("as-is")}>
            {words.discardAndOpen}
          </Button>
        </div>
      </Card>
    );
  return (
    <Card tone="warning" title={words.gcjTitle}>
      <p>{words.gcjText(decimal(question.offsetM))}</p>
      <div className="message-actions">
        <Button type="primary" size="small" onClick={() => session.answerQuestion("convert")}>
          {words.convert}
        </Button>
        <Button size="small" onClick={() => session.answerQuestion("as-is")}>
          {words.asIs}
        </Button>
        <Button size="small" type="text" onClick={() => session.answerQuestion("cancel")}>
          {app.cancel}
        </Button>
      </div>
    </Card>
  );
}

/** A deletion can be taken back for as long as it is the last thing that was done. */
function RemovedNotice(): ReactElement | null {
  const { messages: words, siren } = useWords();
  const language = useView((view) => view.language);
  const removed = useStage((stage) => stage.removed);
  const lastStep = useSession((state) => state.history.past.at(-1));
  const { takeBackRemoval } = useActions();
  const current =
    removed !== null &&
    lastStep?.label === "delete-siren" &&
    (lastStep.forward.kind !== "remove-siren" || lastStep.forward.id === removed);
  if (!current || removed === null) return null;
  return (
    <Card
      tone="success"
      title={siren.removed(displaySirenId(removed, language))}
      onClose={() => stageStore.set({ removed: null })}
    >
      <div className="message-actions">
        <Button size="small" onClick={takeBackRemoval}>
          {words.undo}
        </Button>
      </div>
    </Card>
  );
}

function InsecureNotice(): ReactElement {
  const { messages: words } = useWords();
  return (
    <Card tone="warning" title={words.insecure} onClose={() => stageStore.set({ insecureNotice: false })}>
      <p>{words.insecureText}</p>
    </Card>
  );
}
