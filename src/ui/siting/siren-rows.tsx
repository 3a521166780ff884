import type { ReactElement } from "react";
import { displaySirenId } from "../../i18n/display-siren-id";
import type { Siren } from "../../model/plan";
import { useMapLink } from "../map/map-link";
import { SirenSymbol } from "../siren-symbol";
import { useSessionHandle } from "../use-session";
import { useView } from "../view-state";

/** Sirens with a remark each; a click shows one on the map. */
export function SirenRows(props: {
  readonly title: string;
  readonly sirens: readonly Siren[];
  readonly note: (siren: Siren) => string;
  readonly testId: string;
}): ReactElement {
  const { title, sirens, note, testId } = props;
  const language = useView((view) => view.language);
  const session = useSessionHandle();
  const link = useMapLink();
  return (
    <section className="siting-section" aria-label={title} data-testid={testId}>
      <h3>{title}</h3>
      <ul className="siting-sites">
        {sirens.map((siren) => (
          <li key={siren.id}>
            <button
              type="button"
              className="siting-site"
              onClick={() => {
                session.select({ kind: "siren", id: siren.id });
                link.flyTo(siren.at);
              }}
            >
              <SirenSymbol kind={siren.status === "proposed" ? "proposed" : "ok"} />
              <b>{displaySirenId(siren.id, language)}</b>
              <span className="ellipsis">{siren.name}</span>
              <span className="text-2">{note(siren)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
