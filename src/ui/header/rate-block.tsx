import { Button } from "antd";
import { type CSSProperties, type ReactElement, useMemo } from "react";
import { unreachable } from "../../base/assert";
import { decimal, squareMetresText } from "../../i18n/number-format";
import { type RateView, rateView } from "../rate-view";
import { StateTag } from "../state-tag";
import { useProblemText } from "../use-problem-text";
import { useProblemPlace } from "../use-problem-place";
import { useSession, useSessionHandle } from "../use-session";
import { useWords } from "../view-state";

/** The one number that dominates, and beneath its name how sure it is. */
export function RateBlock(): ReactElement {
  const { header } = useWords();
  const result = useSession((state) => state.result);
  const drag = useSession((state) => state.drag);
  const history = useSession((state) => state.history);
  const proving = useSession((state) => state.proving);
  const view = useMemo(() => rateView({ result, drag, history, proving }), [result, drag, history, proving]);
  const pale = (view.kind === "running" || view.kind === "cancelled") && !view.estimated;
  return (
    <section className="rate" aria-label={header.coverageRate}>
      <div className={pale ? "rate-figure is-stale" : "rate-figure"} data-testid="coverage-rate">
        {view.text}
        {view.kind !== "failed" && view.text !== "—" && <span className="rate-unit">%</span>}
      </div>
      <div className="rate-words">
        <div className="rate-label">
          {header.coverageRate}
          {view.kind === "estimate" && (
            <b className={view.change.startsWith("\u2212") ? "loss" : "gain"}>{view.change}</b>
          )}
        </div>
        <div className="rate-state" role="status" data-state={view.kind}>
          <RateState view={view} />
        </div>
      </div>
    </section>
  );
}

function RateState({ view }: { readonly view: RateView }): ReactElement {
  const { header } = useWords();
  const session = useSessionHandle();
  switch (view.kind) {
    case "proved":
      return (
        <>
          <StateTag tone="proved">{header.proved}</StateTag>
          <span>{header.undecidedArea(squareMetresText(view.undecidedM2))}</span>
        </>
      );
    case "undecided":
      return (
        <>
          <StateTag tone="amber">{header.undecided}</StateTag>
          <span>{header.refine(squareMetresText(view.undecidedM2))}</span>
        </>
      );
    case "estimate":
      return (
        <>
          <StateTag tone="amber">{header.estimate}</StateTag>
          <span>{header.provedOnRelease}</span>
        </>
      );
    case "running":
      return (
        <>
          {view.estimated && <StateTag tone="amber">{header.estimate}</StateTag>}
          <StateTag tone="blue">{header.proving}</StateTag>
          <ProofBar share={view.judgedShare} />
          <Button type="text" size="small" className="quiet-link" onClick={() => session.cancel()}>
            {header.stop}
          </Button>
        </>
      );
    case "cancelled":
      return (
        <>
          <StateTag tone="amber">{view.estimated ? header.estimate : header.outOfDate}</StateTag>
          <Button type="link" size="small" className="text-link" onClick={() => session.recompute()}>
            {view.estimated ? header.prove : header.recompute}
          </Button>
        </>
      );
    case "failed":
      return <Failure view={view} />;
    case "empty":
      return (
        <>
          <StateTag tone="proved">{header.proved}</StateTag>
          <Button type="link" size="small" className="text-link" onClick={() => session.setTool("add-siren")}>
            {header.addSiren}
          </Button>
        </>
      );
    default:
      return unreachable(view);
  }
}

/** How much ground is judged; a bar that only moves until that is known. */
function ProofBar({ share }: { readonly share: number | null }): ReactElement {
  const { header } = useWords();
  if (share === null) return <span className="busy-bar" role="progressbar" aria-label={header.progress} />;
  const percent = Math.floor(100 * share);
  return (
    <>
      <span
        className="busy-bar is-measured"
        role="progressbar"
        aria-label={header.progress}
        aria-valuenow={percent}
        style={{ "--judged": `${percent}%` } as CSSProperties}
      />
      <span data-testid="judged">{header.judged(decimal(percent))}</span>
    </>
  );
}

function Failure({ view }: { readonly view: RateView & { kind: "failed" } }): ReactElement {
  const { header } = useWords();
  const text = useProblemText()(view.problem);
  const goThere = useProblemPlace()(view.problem);
  return (
    <>
      <StateTag tone="warning">{header.failed}</StateTag>
      <span className="ellipsis" title={text}>
        {text}
      </span>
      {goThere && (
        <Button type="link" size="small" className="text-link" onClick={goThere}>
          {header.locate}
        </Button>
      )}
    </>
  );
}
