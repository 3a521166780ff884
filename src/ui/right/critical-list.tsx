import { Button } from "antd";
import { type ReactElement, useMemo } from "react";
import type { SirenId } from "../../base/ids";
import type { FailureCost } from "../../engine/contract";
import { displaySirenId } from "../../i18n/display-siren-id";
import { blindPersons, decimal, hectaresText, rateDifference, ratePoints } from "../../i18n/number-format";
import { LAYOUT } from "../../map/tokens";
import type { Siren } from "../../model/plan";
import { type CriticalSort, criticalOrder } from "../critical-order";
import { IconButton } from "../icon-button";
import { ledgerState } from "../ledger-rows";
import { shownAnswer } from "../shown-answer";
import { SirenSymbol } from "../siren-symbol";
import { stageStore, useStage } from "../stage-state";
import { useActions } from "../use-actions";
import { usePlan, useSession, useSessionHandle } from "../use-session";
import { useView, useWords } from "../view-state";
import { SortMenu } from "./sort-menu";
import { VirtualRows } from "../virtual-rows";

const SORTS: readonly CriticalSort[] = ["persons", "area"];

/** N−1: every sounding siren by what its silence would cost, the most critical first. */
export function CriticalList(): ReactElement {
  const { critical } = useWords().review;
  const session = useSessionHandle();
  const sort = useStage((stage) => stage.criticalSort);
  const answer = useSession((state) => shownAnswer(state.review.result));
  const costs = answer?.kind === "ranking" ? answer.costs : null;
  return (
    <>
      <div className="panel-head">
        <h2>{critical.title}</h2>
        <span className="panel-count">{costs && critical.count(decimal(costs.length))}</span>
        <SortMenu
          label={critical.sort}
          names={critical.sortBy}
          keys={SORTS}
          value={sort}
          onChange={(criticalSort) => stageStore.set({ criticalSort })}
        />
        <IconButton icon="close" label={critical.close} onClick={() => session.reviewBy("margin")} />
      </div>
      {costs && costs.length > 0 ? <Ranking costs={costs} /> : <NoRanking />}
    </>
  );
}

function Ranking({ costs }: { readonly costs: readonly FailureCost[] }): ReactElement {
  const { critical } = useWords().review;
  const session = useSessionHandle();
  const { flyToSiren } = useActions();
  const sirens = usePlan().sirens;
  const sort = useStage((stage) => stage.criticalSort);
  const stale = useSession((state) => state.review.result.kind !== "ready");
  const selection = useSession((state) => state.selection);
  const hovered = useSession((state) => state.hovered);
  const byId = useMemo(() => new Map(sirens.map((siren) => [siren.id, siren])), [sirens]);
  // A siren that was deleted since is no choice any more.
  const rows = useMemo(
    () => criticalOrder(costs, sort).filter(({ id }) => byId.has(id)),
    [costs, sort, byId],
  );
  const selected = selection.kind === "siren" ? selection.id : null;
  const safe = costs.filter(({ newBlindM2 }) => newBlindM2 <= 0).length;
  const choose = ({ id }: FailureCost) => {
    stageStore.set({ inspecting: null });
    session.select({ kind: "siren", id });
  };
  return (
    <>
      <div className={stale ? "critical is-stale" : "critical"} data-testid="critical">
        <VirtualRows
          items={rows}
          rowHeight={LAYOUT.blindItem}
          label={critical.list}
          keyOf={({ id }) => id}
          activeKey={selected}
          hoveredKey={hovered.kind === "siren" ? hovered.id : null}
          onChoose={choose}
          onOpen={({ id }) => {
            const siren = byId.get(id);
            if (siren) flyToSiren(siren);
          }}
          onHover={(cost) => session.hover(cost ? { kind: "siren", id: cost.id } : { kind: "none" })}
          render={(cost) => <Row cost={cost} siren={byId.get(cost.id) as Siren} />}
        />
      </div>
      <div className="panel-actions critical-foot">
        <span className="text-2">{critical.safe(decimal(safe))}</span>
        {selected !== null && byId.has(selected) && <Details id={selected} />}
      </div>
    </>
  );
}

/** From the list to the siren's own panel. */
function Details({ id }: { readonly id: SirenId }): ReactElement {
  const { critical } = useWords().review;
  return <Button onClick={() => stageStore.set({ inspecting: id })}>{critical.details}</Button>;
}

function Row({ cost, siren }: { readonly cost: FailureCost; readonly siren: Siren }): ReactElement {
  const words = useWords();
  const { critical } = words.review;
  const language = useView((view) => view.language);
  const answer = useSession((state) => shownAnswer(state.result));
  const change =
    answer &&
    rateDifference(
      ratePoints(answer.evaluation.coverage.lower, answer.evaluation.coverage.certified),
      ratePoints(cost.lower, false),
    );
  const costs = cost.newBlindM2 > 0;
  return (
    <div className="blind-item critical-item">
      <div className="blind-line">
        <SirenSymbol kind={ledgerState(siren)} />
        <b className="critical-id">{displaySirenId(siren.id, language)}</b>
        <span className="ellipsis" title={siren.name}>
          {siren.name}
        </span>
        {costs && (
          <span>
            <b className="amber">{hectaresText(cost.newBlindM2)}</b>{" "}
            <span className="blind-unit">{words.blind.hectares}</span>
          </span>
        )}
      </div>
      <div className="blind-line is-second">
        <span className="ellipsis">
          {costs ? critical.parts(decimal(cost.newBlindCount)) : critical.none}
        </span>
        {costs && cost.newBlindPersons !== undefined && (
          <span>{words.blind.persons(decimal(blindPersons(cost.newBlindPersons)))}</span>
        )}
        {costs && change !== null && <span className="blind-worst">{critical.rate(change)}</span>}
      </div>
    </div>
  );
}

function NoRanking(): ReactElement {
  const words = useWords().review;
  const { result, progress } = useSession((state) => state.review);
  const text =
    result.kind === "failed"
      ? words.failed
      : result.kind === "cancelled"
        ? words.stopped
        : result.kind === "ready"
          ? words.critical.empty
          : progress
            ? words.computingOf(decimal(progress.done), decimal(progress.total))
            : words.computing;
  return (
    <div className="empty">
      <b>{text}</b>
    </div>
  );
}
