import type { Siren } from "../model/plan";
import { isFixed } from "../model/is-fixed";
import { nextSirenId } from "../model/edits";
import type { ChosenSite } from "./site-answer";
import type { SiteList, SiteOption } from "./site-list";
import type { PlanForSiting } from "./site-question";

/**
 * The sirens of the plan with what was chosen: kept ones as they were, then the new ones, each under the next free number; at a
 * withdrawn siren's place its own record returns.
 */
export function sitedSirens(
  plan: PlanForSiting,
  { kept, options }: SiteList,
  chosen: readonly number[],
): { readonly sirens: readonly Siren[]; readonly chosen: readonly ChosenSite[] } {
  const sirens: Siren[] = [...kept];
  const sites: ChosenSite[] = [];
  const taken = plan.sirens.map(({ id }) => id as string);
  for (const column of chosen) {
    const option = options[column] as SiteOption;
    const back = plan.sirens.find((siren) => siren.id === option.id && siren.at === option.siren.at);
    const id = back ? back.id : nextSirenId(plan, taken);
    taken.push(id);
    sirens.push({ ...option.siren, id });
    const { name, at } = option.siren;
    sites.push({ candidate: option.id, name, at, type: option.type, siren: id });
  }
  for (const siren of kept)
    if (siren.status === "existing" && siren.service === "ok" && !isFixed(siren))
      sites.push({
        candidate: siren.id,
        name: siren.name,
        at: siren.at,
        type: siren.type,
        siren: siren.id,
        kept: true,
      });
  return { sirens, chosen: sites };
}
