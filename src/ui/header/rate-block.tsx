import { Button } from "antd";
import { type ReactElement, useMemo } from "react";
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
  const view = useMemo(() => rateView({ result, drag, history }), [result, drag, history]);
  const pale = view.kind === "running" || view.kind === "cancelled";
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
          <StateTag tone="blue">{header.proving}</StateTag>
          <Progress />
          <Button type="text" size="small" className="quiet-link" onClick={() => session.cancel()}>
            {header.stop}
          </Button>
        </>
      );
    case "cancelled":
      return (
        <>
          <StateTag tone="amber">{header.outOfDate}</StateTag>
          <Button type="link" size="small" className="text-link" onClick={() => session.recompute()}>
            {header.recompute}
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

/** The proof does not know how far it is; the fields after it do. */
function Progress(): ReactElement {
  const { header, review } = useWords();
  const sweeping = useSession((state) => state.sweeping);
  const known = sweeping && {
    "aria-valuenow": sweeping.done,
    "aria-valuemax": sweeping.total,
    title: review.computingOf(decimal(sweeping.done), decimal(sweeping.total)),
  };
  return <span className="busy-bar" role="progressbar" aria-label={header.progress} {...known} />;
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
