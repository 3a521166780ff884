import { unreachable } from "../../base/assert";
import type { ReactElement } from "react";
import { blindTotals, decimal } from "../../i18n/number-format";
import { Icon } from "../icon";
import { shownAnswer } from "../shown-answer";
import { stageStore, useStage } from "../stage-state";
import { useNarrow } from "../use-layout";
import { useSession, useSessionHandle } from "../use-session";
import { useWords } from "../view-state";
import { BlindDetail } from "./blind-detail";
import { BlindList } from "./blind-list";
import { CriticalList } from "./critical-list";
import { SitingPanel } from "../siting/siting-panel";
import { SirenInspector } from "./siren-inspector";
import "./right.css";

/** What is selected; with nothing selected the list of blind spots, so it is never empty. Below 1200 a rail. */
export function RightPanel(): ReactElement {
  const words = useWords();
  const narrow = useNarrow();
  const open = useStage((stage) => stage.slideOpen);
  const siting = useSession((state) => state.siting.open);
  if (siting) return <SitingPanel />;
  const panel = (
    <aside
      className={narrow ? "right is-sliding" : "right"}
      aria-label={words.app.regions.right}
      tabIndex={-1}
      data-region="right"
    >
      <Selected />
    </aside>
  );
  if (!narrow) return panel;
  return (
    <>
      {open && panel}
      <Rail open={open} />
    </>
  );
}

function Selected(): ReactElement {
  const selection = useSession((state) => state.selection);
  const ranked = useSession((state) => state.review.kind === "failure" && state.drag === null);
  const inspecting = useStage((stage) => stage.inspecting);
  // While failures are reviewed the list stays, the chosen siren in it; its own panel is a step further.
  if (ranked && (selection.kind === "none" || (selection.kind === "siren" && selection.id !== inspecting)))
    return <CriticalList />;
  switch (selection.kind) {
    case "none":
      return <BlindList />;
    case "blind-spot":
      return <BlindDetail key={selection.id} id={selection.id} />;
    case "siren":
      return <SirenInspector key={selection.id} id={selection.id} />;
    default:
      return unreachable(selection);
  }
}

function Rail({ open }: { readonly open: boolean }): ReactElement {
  const words = useWords();
  const session = useSessionHandle();
  const selected = useSession((state) => state.selection.kind !== "none");
  const answer = useSession((state) => shownAnswer(state.result));
  const count = answer ? blindTotals(answer.evaluation.blindSpots).count : null;
  const ranked = useSession((state) => state.review.kind === "failure");
  const showList = () => {
    const toList = selected || !open;
    session.select({ kind: "none" });
    stageStore.set({ slideOpen: toList });
  };
  return (
    <nav className="rail" aria-label={words.app.regions.right}>
      <button
        type="button"
        className={ranked ? "rail-button" : "rail-button is-blind"}
        aria-expanded={open && !selected}
        onClick={showList}
      >
        <Icon name="warning" size={18} />
        {ranked ? words.review.critical.title : words.blind.title}
        {!ranked && count !== null && <b>{decimal(count)}</b>}
      </button>
      {selected && (
        <button
          type="button"
          className="rail-button"
          aria-expanded={open}
          onClick={() => stageStore.set({ slideOpen: !open })}
        >
          <Icon name="settings" size={18} />
          {words.app.details}
        </button>
      )}
    </nav>
  );
}
