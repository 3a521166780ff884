import type { ReactElement } from "react";
import { decimal } from "../../i18n/number-format";
import { ambientShare } from "../../map/base-part";
import type { PlannedSite } from "../../session/siting-sites";
import { SirenSymbol } from "../siren-symbol";
import { useSitingSites } from "../siting/use-siting-sites";
import { usePlan, useSession } from "../use-session";
import { useView, useWords } from "../view-state";
import { Entry } from "./legend-entry";

/** Levels of ambient zones that have a sample of their own; of more only the quietest and the loudest. */
const MOST_LEVELS = 4;

/** The layers that may be switched on over the coverage: ambient zones, buildings, candidates. */
export function LayerLegend(): ReactElement {
  const { review, legend } = useWords();
  const layers = useView((view) => view.layers);
  const placing = useSession((state) => state.drag !== null || state.tool === "add-siren");
  const { candidates, buildings } = usePlan().base;
  const siting = useSession((state) => state.siting.open);
  return (
    <>
      {layers.ambient.visible && <Ambient />}
      {layers.buildings.visible && buildings.length > 0 && (
        <Entry swatch={<span className="legend-colour is-building" />}>{review.buildings}</Entry>
      )}
      {siting && <SitingSites />}
      {!siting && (layers.candidates.visible || placing) && candidates.length > 0 && (
        <Entry swatch={<SirenSymbol kind="candidate" />}>
          {placing ? legend.candidate : review.candidates}
          {candidates.some(({ allowed }) => !allowed) && <span className="text-2">{review.notAllowed}</span>}
        </Entry>
      )}
    </>
  );
}

/** Sites of the siting question, as far as there are such. */
function SitingSites(): ReactElement {
  const { review, legend } = useWords();
  const sites = useSitingSites();
  const areas = useSession((state) => state.siting.choices.areas.length);
  const has = (which: (state: string) => boolean): boolean => sites.some(({ state }) => which(state));
  const isMade = ({ source }: PlannedSite): boolean => source === "grid" || source === "roof";
  return (
    <>
      {sites.some((one) => one.state === "offered" && !isMade(one)) && (
        <Entry swatch={<SirenSymbol kind="candidate" />}>{review.candidates}</Entry>
      )}
      {sites.some(isMade) && <Entry swatch={<SirenSymbol kind="dot" />}>{legend.made}</Entry>}
      {has((state) => state === "must") && <Entry swatch={<SirenSymbol kind="must" />}>{legend.must}</Entry>}
      {has((state) => state !== "offered" && state !== "must") && (
        <Entry swatch={<SirenSymbol kind="barred" />}>{legend.barred}</Entry>
      )}
      {areas > 0 && (
        <Entry swatch={<span className="legend-colour is-forbidden" />}>{legend.forbidden}</Entry>
      )}
    </>
  );
}

function Ambient(): ReactElement | null {
  const { review } = useWords();
  const ambient = usePlan().base.ambient;
  const opacity = useView((view) => view.layers.ambient.opacity);
  const all = [...new Set(ambient.map(({ levelDb }) => levelDb))].sort((a, b) => a - b);
  if (all.length === 0) return null;
  const levels = all.length > MOST_LEVELS ? [all[0] as number, all.at(-1) as number] : all;
  return (
    <div className="legend-ambient" data-testid="ambient-legend">
      <span className="legend-ambient-title">{review.ambient}</span>
      {levels.map((levelDb) => (
        <span key={levelDb} className="legend-ambient-level">
          <span className="legend-colour is-ambient">
            <span style={{ opacity: opacity * ambientShare(levelDb) }} />
          </span>
          {decimal(levelDb, Number.isInteger(levelDb) ? 0 : 1)}
        </span>
      ))}
    </div>
  );
}
