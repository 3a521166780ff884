import { Button } from "antd";
import type { ReactElement } from "react";
import type { SirenId } from "../../base/ids";
import { editSiren } from "../../commands/edit-siren";
import { displaySirenId } from "../../i18n/display-siren-id";
import { inDistrict } from "../../model/in-district";
import { isFixed } from "../../model/is-fixed";
import type { Siren } from "../../model/plan";
import { Icon } from "../icon";
import { IconButton } from "../icon-button";
import { ledgerState } from "../ledger-rows";
import { SirenSymbol } from "../siren-symbol";
import { StateTag } from "../state-tag";
import { useActions } from "../use-actions";
import { usePlan, useSession, useSessionHandle } from "../use-session";
import { useView, useWords } from "../view-state";
import { DragFigures } from "./drag-figures";
import { FailureCostSection, SoleSection } from "./siren-figures";
import { SirenFields } from "./siren-fields";

/** One siren: what it is, what it contributes, what its silence would cost. */
export function SirenInspector({ id }: { readonly id: SirenId }): ReactElement | null {
  const words = useWords();
  const session = useSessionHandle();
  const language = useView((view) => view.language);
  const { sirens, base } = usePlan();
  const siren = sirens.find((candidate) => candidate.id === id);
  const drag = useSession((state) => (state.drag?.id === id ? state.drag : null));
  if (!siren)
    return (
      <div className="empty">
        <b>{words.siren.gone}</b>
      </div>
    );
  return (
    <>
      <div className="panel-head">
        <SirenSymbol kind={ledgerState(siren)} />
        <h2>{displaySirenId(siren.id, language)}</h2>
        <span className="panel-count" title={siren.name}>
          {siren.name === siren.id ? "" : siren.name}
        </span>
        {drag && <StateTag tone="blue">{words.drag.dragging}</StateTag>}
        {!inDistrict(base, drag?.to ?? siren.at) && (
          <StateTag tone="warning" title={words.siren.outsideHint}>
            {words.siren.outside}
          </StateTag>
        )}
        {isFixed(siren) && !drag && <StateTag tone="ink">{words.siren.locked}</StateTag>}
        <IconButton icon="close" label={words.app.close} onClick={() => session.select({ kind: "none" })} />
      </div>
      {drag && <DragFigures drag={drag} />}
      <div className="panel-scroll">
        <SirenFields siren={siren} at={drag?.to ?? siren.at} />
        {/* Both are figures of where it stood; while it moves they would be wrong. */}
        {!drag && <SoleSection siren={siren} />}
        {!drag && <FailureCostSection siren={siren} />}
      </div>
      <Foot siren={siren} />
    </>
  );
}

function Foot({ siren }: { readonly siren: Siren }): ReactElement {
  const words = useWords().siren;
  const session = useSessionHandle();
  const { removeSiren } = useActions();
  const fixed = isFixed(siren);
  return (
    <div className="panel-actions">
      <Button
        icon={<Icon name={fixed ? "lock" : "unlock"} size={14} />}
        title={words.lockHint}
        aria-pressed={fixed}
        onClick={() => editSiren(session, siren.id, { fixed: !fixed })}
      >
        {fixed ? words.unlock : words.lock}
      </Button>
      <Button onClick={() => removeSiren(siren.id)}>{words.remove}</Button>
    </div>
  );
}
