import { Button } from "antd";
import type { ReactElement } from "react";
import { decimal } from "../../i18n/number-format";
import { IconButton } from "../icon-button";
import { useSession, useSessionHandle } from "../use-session";
import { useWords } from "../view-state";
import { SiteMarks } from "./site-marks";
import { useSitingSites } from "./use-siting-sites";

/** On the map: the site that is pointed out, where it is from, and what may be decided about it. */
export function SiteCard(): ReactElement | null {
  const { site: words } = useWords().siting;
  const session = useSessionHandle();
  const id = useSession((state) => state.siting.site);
  const one = useSitingSites().find(({ site }) => site.id === id);
  if (!one) return null;
  const { site, source } = one;
  const title = site.name === undefined || site.name === site.id ? site.id : `${site.id} ${site.name}`;
  const facts = [
    words.sources[source],
    ...(site.heightM === undefined
      ? []
      : [`${decimal(site.heightM, Number.isInteger(site.heightM) ? 0 : 1)} m`]),
    ...(one.state === "in-area" ? [words.states["in-area"]] : []),
  ];
  return (
    <div className="site-card map-group" role="group" aria-label={words.card(title)} data-testid="site-card">
      <div className="siting-row">
        <b className="ellipsis">{title}</b>
        <span className="push" />
        <IconButton icon="close" label={words.cardClose} onClick={() => session.siting.choose.point(null)} />
      </div>
      <p className="text-2">{facts.join(" · ")}</p>
      <div className="siting-row">
        <SiteMarks one={one} />
        {source === "own" && (
          <Button size="small" onClick={() => session.siting.choose.removeOwn(site.id)}>
            {words.remove}
          </Button>
        )}
      </div>
    </div>
  );
}
