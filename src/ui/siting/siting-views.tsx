import { Segmented } from "antd";
import type { ReactElement } from "react";
import type { SitingView } from "../../session/siting-state";
import { useSession, useSessionHandle } from "../use-session";
import { useWords } from "../view-state";

const VIEWS: readonly SitingView[] = ["current", "found", "difference"];

/** Over the map: which plan it shows while an answer, or the best plan so far, waits. */
export function SitingViews(): ReactElement | null {
  const { siting: words } = useWords();
  const session = useSessionHandle();
  const view = useSession((state) => state.siting.view);
  const waits = useSession(({ siting }) => siting.outcome !== null || (siting.job?.preview ?? null) !== null);
  if (!waits) return null;
  return (
    <div className="siting-views map-group">
      <Segmented<SitingView>
        aria-label={words.viewLabel}
        value={view}
        options={VIEWS.map((value) => ({ value, label: words.views[value] }))}
        onChange={(next) => session.siting.show(next)}
      />
    </div>
  );
}
