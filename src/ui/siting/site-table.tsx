import { Input } from "antd";
import { type ReactElement, useMemo, useState } from "react";
import { decimal } from "../../i18n/number-format";
import type { PlannedSite } from "../../session/siting-sites";
import { Icon } from "../icon";
import { useMapLink } from "../map/map-link";
import { useSession, useSessionHandle } from "../use-session";
import { useWords } from "../view-state";
import { VirtualRows } from "../virtual-rows";

const ROW_PX = 28;
const MOST_ROWS = 7;

/** All sites, however many: one that is chosen is pointed out on the map, where its card decides about it. */
export function SiteTable({ sites }: { readonly sites: readonly PlannedSite[] }): ReactElement {
  const { site: words } = useWords().siting;
  const session = useSessionHandle();
  const link = useMapLink();
  const pointed = useSession((state) => state.siting.site);
  const [wanted, setWanted] = useState("");
  // At once: an arrow key that follows the typing must meet the rows that were typed for.
  const text = wanted.trim().toLowerCase();
  const rows = useMemo(() => rowsOf(sites, text), [sites, text]);
  return (
    <div className="siting-all">
      <Input
        size="small"
        allowClear
        prefix={<Icon name="search" size={14} />}
        aria-label={words.find}
        placeholder={words.findAmong(decimal(sites.length))}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      {rows.length === 0 && <p className="text-2">{words.none}</p>}
      {rows.length > 0 && (
        <div className="siting-rows" style={{ height: ROW_PX * Math.min(MOST_ROWS, rows.length) }}>
          <VirtualRows<PlannedSite>
            items={rows}
            rowHeight={ROW_PX}
            label={words.list}
            keyOf={({ site }) => site.id}
            activeKey={pointed}
            hoveredKey={null}
            onChoose={({ site }) => session.siting.choose.point(site.id)}
            onOpen={({ site }) => {
              session.siting.choose.point(site.id);
              link.flyTo(site.at);
            }}
            openOnClick
            onHover={() => {}}
            render={({ site, source, state }) => (
              <span className="siting-all-row">
                <b>{site.id}</b>
                <span className="ellipsis">{site.name === site.id ? "" : site.name}</span>
                <span className="text-2">
                  {state === "offered" ? words.sources[source] : words.states[state]}
                </span>
              </span>
            )}
          />
        </div>
      )}
    </div>
  );
}

/** The sites that hold a text, those about which something was decided first. */
function rowsOf(sites: readonly PlannedSite[], text: string): readonly PlannedSite[] {
  const found =
    text === ""
      ? sites
      : sites.filter(({ site: { id, name } }) => `${id} ${name ?? ""}`.toLowerCase().includes(text));
  const isDecided = ({ state }: PlannedSite): boolean => state === "must" || state === "never";
  return [...found.filter(isDecided), ...found.filter((one) => !isDecided(one))];
}
