import { Input } from "antd";
import { type ReactElement, useMemo, useState } from "react";
import { squareKilometresText } from "../../i18n/number-format";
import { displaySirenId } from "../../i18n/display-siren-id";
import type { Siren } from "../../model/plan";
import { Icon } from "../icon";
import { IconButton } from "../icon-button";
import { NO_FILTER, ledgerRows, ledgerState } from "../ledger-rows";
import { shownAnswer } from "../shown-answer";
import { SirenSymbol } from "../siren-symbol";
import { useStage } from "../stage-state";
import { useActions } from "../use-actions";
import { useNarrow } from "../use-layout";
import { usePlan, useSession, useSessionHandle } from "../use-session";
import { useView, useWords } from "../view-state";
import { VirtualRows } from "../virtual-rows";
import { LAYOUT } from "../../map/tokens";
import { LedgerFilterButton } from "./ledger-filter";
import "./ledger.css";

/** 台账: every siren, with what it alone contributes and its state. */
export function LedgerPanel(): ReactElement {
  const { ledger } = useWords();
  const language = useView((view) => view.language);
  const plan = usePlan();
  const [filter, setFilter] = useState(NO_FILTER);
  const rows = useMemo(
    () => ledgerRows(plan.sirens, filter, ({ id }) => displaySirenId(id, language)),
    [plan.sirens, filter, language],
  );
  const proposed = plan.sirens.filter(({ status }) => status === "proposed").length;
  return (
    <section className="ledger" aria-label={ledger.title}>
      <div className="panel-head">
        <h2>{ledger.title}</h2>
        <span className="panel-count" data-testid="ledger-count">
          {ledger.count(String(plan.sirens.length - proposed), String(proposed))}
        </span>
        <AddButton />
      </div>
      <div className="panel-tools">
        <Input
          allowClear
          prefix={<Icon name="search" size={14} />}
          placeholder={ledger.search}
          aria-label={ledger.search}
          value={filter.text}
          onChange={(event) => setFilter({ ...filter, text: event.target.value })}
        />
        <LedgerFilterButton filter={filter} types={plan.sirenTypes} onChange={setFilter} />
      </div>
      <LedgerTable rows={rows} none={plan.sirens.length === 0} />
    </section>
  );
}

function AddButton(): ReactElement {
  const { ledger } = useWords();
  const session = useSessionHandle();
  const noMap = useStage((stage) => stage.mapFailure === "no-webgl");
  const adding = useSession((state) => state.tool === "add-siren");
  return (
    <IconButton
      icon="add"
      label={ledger.add}
      pressed={adding}
      disabled={noMap}
      onClick={() => session.setTool(adding ? "select" : "add-siren")}
    />
  );
}

function LedgerTable({
  rows,
  none,
}: {
  readonly rows: readonly Siren[];
  readonly none: boolean;
}): ReactElement {
  const { ledger } = useWords();
  const session = useSessionHandle();
  const actions = useActions();
  const narrow = useNarrow();
  const selection = useSession((state) => state.selection);
  const hovered = useSession((state) => state.hovered);
  const answer = useSession((state) => shownAnswer(state.result));
  const sole = useMemo(
    () => new Map(answer?.evaluation.sirens.map(({ id, soleM2 }) => [id, soleM2])),
    [answer],
  );
  return (
    <>
      <div
        className={narrow ? "ledger-row ledger-columns is-short" : "ledger-row ledger-columns"}
        aria-hidden="true"
      >
        <span className="ledger-id">{ledger.id}</span>
        <span>{ledger.site}</span>
        {!narrow && (
          <span className="ledger-sole" title={ledger.soleHint}>
            {ledger.sole}
          </span>
        )}
        <span>{ledger.state}</span>
      </div>
      {rows.length === 0 ? (
        <div className="empty">
          <b>{none ? ledger.none : ledger.noMatch}</b>
          {none && <p>{ledger.noneHint}</p>}
        </div>
      ) : (
        <VirtualRows
          items={rows}
          rowHeight={LAYOUT.tableRow}
          label={ledger.table}
          keyOf={({ id }) => id}
          activeKey={selection.kind === "siren" ? selection.id : null}
          hoveredKey={hovered.kind === "siren" ? hovered.id : null}
          onChoose={actions.chooseSiren}
          onOpen={actions.flyToSiren}
          onRemove={({ id }) => actions.removeSiren(id)}
          onHover={(siren) => session.hover(siren ? { kind: "siren", id: siren.id } : { kind: "none" })}
          render={(siren) => <LedgerRow siren={siren} soleM2={sole.get(siren.id)} short={narrow} />}
        />
      )}
    </>
  );
}

function LedgerRow(props: {
  readonly siren: Siren;
  readonly soleM2: number | undefined;
  readonly short: boolean;
}): ReactElement {
  const { siren, soleM2, short } = props;
  const { ledger, state: stateWords } = useWords();
  const language = useView((view) => view.language);
  const state = ledgerState(siren);
  const silent = siren.service !== "ok";
  return (
    <div className={short ? "ledger-row is-short" : "ledger-row"}>
      <span className="ledger-id">
        <SirenSymbol kind={state} />
        <b>{displaySirenId(siren.id, language)}</b>
      </span>
      <span className="ellipsis" title={siren.name}>
        {siren.name}
      </span>
      {!short && (
        <span className="ledger-sole" title={silent ? ledger.outOfService : undefined}>
          {silent || soleM2 === undefined ? "—" : squareKilometresText(soleM2)}
        </span>
      )}
      <span className={`ledger-state state-${state}`}>{stateWords[state]}</span>
    </div>
  );
}
