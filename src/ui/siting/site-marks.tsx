import { Segmented } from "antd";
import type { ReactElement } from "react";
import type { SiteMark } from "../../session/siting-form";
import type { PlannedSite } from "../../session/siting-sites";
import { useSession, useSessionHandle } from "../use-session";
import { useWords } from "../view-state";

type Choice = SiteMark | "either";

/** Must, never, or either; for a site that the project forbids or an area bars also "allow" instead of "either". */
export function SiteMarks({ one }: { readonly one: PlannedSite }): ReactElement {
  const { site: words } = useWords().siting;
  const session = useSessionHandle();
  const mark = useSession(
    (state) => state.siting.choices.marks.find(({ site }) => site.id === one.site.id)?.mark ?? null,
  );
  const closed = !one.site.allowed;
  const options: readonly (readonly [Choice, string])[] = [
    ["must", words.marks.must],
    ["never", words.marks.never],
    ...(closed ? ([["allow", words.marks.allow]] as const) : []),
    ["either", closed ? words.states.closed : words.clear],
  ];
  return (
    <Segmented<Choice>
      size="small"
      aria-label={words.choices}
      value={mark ?? "either"}
      options={options.map(([value, label]) => ({ value, label }))}
      onChange={(value) => session.siting.choose.mark(one.site.id, value === "either" ? null : value)}
    />
  );
}
