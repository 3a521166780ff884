import { Button, Checkbox, Popover } from "antd";
import type { ReactElement } from "react";
import { typeName } from "../../i18n/type-name";
import type { SirenType } from "../../model/plan";
import { IconButton } from "../icon-button";
import type { LedgerFilter, LedgerState } from "../ledger-rows";
import { useView, useWords } from "../view-state";

const STATES: readonly LedgerState[] = ["proposed", "ok", "fault", "maintenance", "retired"];

/** Narrows the ledger to some states and types. */
export function LedgerFilterButton(props: {
  readonly filter: LedgerFilter;
  readonly types: readonly SirenType[];
  readonly onChange: (filter: LedgerFilter) => void;
}): ReactElement {
  const { filter, types, onChange } = props;
  const { ledger, state } = useWords();
  const language = useView((view) => view.language);
  const on = filter.states.length + filter.types.length > 0;
  const content = (
    <div className="filter">
      <fieldset>
        <legend>{ledger.states}</legend>
        <Checkbox.Group
          options={STATES.map((value) => ({ value, label: state[value] }))}
          value={[...filter.states]}
          onChange={(states) => onChange({ ...filter, states })}
        />
      </fieldset>
      <fieldset>
        <legend>{ledger.types}</legend>
        <Checkbox.Group
          options={types.map((type) => ({ value: type.id, label: typeName(type, language) }))}
          value={[...filter.types]}
          onChange={(chosen) => onChange({ ...filter, types: chosen })}
        />
      </fieldset>
      <Button size="small" disabled={!on} onClick={() => onChange({ ...filter, states: [], types: [] })}>
        {ledger.clear}
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={content}>
      <span>
        <IconButton icon="filter" label={on ? ledger.filterActive : ledger.filter} outlined pressed={on} />
      </span>
    </Popover>
  );
}
