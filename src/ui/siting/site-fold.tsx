import type { ReactElement } from "react";
import { decimal } from "../../i18n/number-format";
import type { SitingForm } from "../../session/siting-form";
import { type PlannedSite, isOpen } from "../../session/siting-sites";
import { useWords } from "../view-state";
import { Fold } from "./fold";
import { SiteChoices } from "./site-choices";
import { SiteSources } from "./site-sources";
import { SiteTable } from "./site-table";

/** The sites of the question: where they come from, what was decided about them, and all of them. */
export function SiteFold({
  form,
  sites,
}: {
  readonly form: SitingForm;
  readonly sites: readonly PlannedSite[];
}): ReactElement {
  const { site: words } = useWords().siting;
  const open = sites.filter(isOpen).length;
  const musts = sites.filter(({ state }) => state === "must").length;
  const summary = [
    words.summary(decimal(open)),
    ...(musts > 0 ? [words.musts(decimal(musts))] : []),
    ...(open < sites.length ? [words.closed(decimal(sites.length - open))] : []),
  ].join(" · ");
  return (
    <Fold title={words.title} summary={summary} testId="siting-candidates">
      <SiteSources form={form} sites={sites} />
      <SiteChoices sites={sites} />
      <SiteTable sites={sites} />
    </Fold>
  );
}
