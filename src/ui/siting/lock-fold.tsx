import { Checkbox } from "antd";
import type { ReactElement } from "react";
import { editSiren } from "../../commands/edit-siren";
import { displaySirenId } from "../../i18n/display-siren-id";
import { decimal } from "../../i18n/number-format";
import { isFixed } from "../../model/is-fixed";
import { useMapLink } from "../map/map-link";
import { usePlan, useSessionHandle } from "../use-session";
import { useView, useWords } from "../view-state";
import { Fold } from "./fold";

/** Which sirens are locked in their place; a step of the plan each, so that it can be undone. */
export function LockFold(): ReactElement {
  const { siting: words } = useWords();
  const session = useSessionHandle();
  const link = useMapLink();
  const language = useView((view) => view.language);
  const sounding = usePlan().sirens.filter(({ service }) => service === "ok");
  const fixed = sounding.filter(isFixed).length;
  return (
    <Fold
      title={words.locksTitle}
      summary={words.locks(decimal(fixed), decimal(sounding.length - fixed))}
      testId="siting-locks"
    >
      <p className="text-2">{words.locksHint}</p>
      <ul className="siting-locks">
        {sounding.map((siren) => {
          const id = displaySirenId(siren.id, language);
          return (
            <li key={siren.id}>
              <Checkbox
                checked={isFixed(siren)}
                aria-label={words.locksOf(id)}
                onChange={(event) => editSiren(session, siren.id, { fixed: event.target.checked })}
              />
              <button type="button" className="siting-site" onClick={() => link.flyTo(siren.at)}>
                <b>{id}</b>
                <span className="ellipsis">{siren.name}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </Fold>
  );
}
