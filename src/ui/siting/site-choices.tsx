import { Button } from "antd";
import { type ReactElement, type ReactNode, useEffect } from "react";
import { decimal } from "../../i18n/number-format";
import type { Wgs84 } from "../../geo/datums";
import { type PlannedSite, holdsPlace } from "../../session/siting-sites";
import { Icon } from "../icon";
import { IconButton } from "../icon-button";
import { useMapLink } from "../map/map-link";
import { StateTag } from "../state-tag";
import { useSession, useSessionHandle } from "../use-session";
import { useWords } from "../view-state";

/** What was decided about sites, each with a way to take it back, and the tools that decide more. */
export function SiteChoices({ sites }: { readonly sites: readonly PlannedSite[] }): ReactElement {
  const { site: words } = useWords().siting;
  const session = useSessionHandle();
  const tool = useSession((state) => state.tool);
  const { marks, own, areas } = useSession((state) => state.siting.choices);
  const { choose } = session.siting;
  // Whoever puts this part away has done with its tools.
  useEffect(
    () => () => {
      const { tool: now } = session.getState();
      if (now === "add-site" || now === "draw-area") session.setTool("select");
    },
    [session],
  );
  const barred = (corners: readonly Wgs84[]): number =>
    sites.filter(({ state, site }) => state === "in-area" && holdsPlace(corners, site.at)).length;
  const unmarked = own.filter(({ id }) => !marks.some(({ site }) => site.id === id));
  return (
    <div className="siting-choices" data-testid="siting-choices">
      <div className="siting-row">
        <b>{words.choices}</b>
        <span className="push" />
        <Button
          size="small"
          aria-pressed={tool === "add-site"}
          type={tool === "add-site" ? "primary" : "default"}
          icon={<Icon name="pin" size={14} />}
          onClick={() => session.setTool(tool === "add-site" ? "select" : "add-site")}
        >
          {words.addOwn}
        </Button>
        <Button
          size="small"
          aria-pressed={tool === "draw-area"}
          type={tool === "draw-area" ? "primary" : "default"}
          icon={<Icon name="area" size={14} />}
          onClick={() => session.setTool(tool === "draw-area" ? "select" : "draw-area")}
        >
          {words.drawArea}
        </Button>
      </div>
      {marks.length + own.length + areas.length === 0 && <p className="text-2">{words.noChoices}</p>}
      <ul className="siting-sites">
        {marks.map(({ site, mark }) => (
          <Choice
            key={site.id}
            tag={<StateTag tone={mark === "never" ? "ink" : "blue"}>{words.marks[mark]}</StateTag>}
            name={nameOf(site)}
            at={site.at}
            onRemove={() => choose.mark(site.id, null)}
          />
        ))}
        {unmarked.map((site) => (
          <Choice
            key={site.id}
            tag={<StateTag tone="ink">{words.sources.own}</StateTag>}
            name={nameOf(site)}
            at={site.at}
            onRemove={() => choose.removeOwn(site.id)}
          />
        ))}
        {areas.map(({ id, corners }) => (
          <Choice
            key={id}
            tag={null}
            name={words.area(id, decimal(barred(corners)))}
            at={corners[0] as Wgs84}
            onRemove={() => choose.removeArea(id)}
          />
        ))}
      </ul>
    </div>
  );
}

const nameOf = ({ id, name }: { readonly id: string; readonly name?: string }): string =>
  name === undefined || name === id ? id : `${id} ${name}`;

function Choice(props: {
  readonly tag: ReactNode;
  readonly name: string;
  readonly at: Wgs84;
  readonly onRemove: () => void;
}): ReactElement {
  const { tag, name, at, onRemove } = props;
  const { site: words } = useWords().siting;
  const link = useMapLink();
  return (
    <li className="siting-choice">
      <button type="button" className="siting-site" onClick={() => link.flyTo(at)}>
        {tag}
        <span className="ellipsis">{name}</span>
      </button>
      <IconButton icon="close" label={words.removeChoice(name)} onClick={onRemove} />
    </li>
  );
}
