import type { SirenTypeId } from "../base/ids";
import type { Siren } from "../model/plan";

/** What a row of the ledger says about a siren. */
export type LedgerState = "proposed" | "ok" | "fault" | "maintenance" | "retired";

/** A proposed siren in working order is "proposed"; else its service state. */
export const ledgerState = ({ status, service }: Siren): LedgerState =>
  status === "proposed" && service === "ok" ? "proposed" : service;

export interface LedgerFilter {
  readonly text: string;
  readonly states: readonly LedgerState[];
  readonly types: readonly SirenTypeId[];
}

export const NO_FILTER: LedgerFilter = { text: "", states: [], types: [] };

/** Proposed first, then what is out of service, then the rest by number. */
const rank = (siren: Siren): number => (siren.status === "proposed" ? 0 : siren.service === "ok" ? 2 : 1);

/** "9" before "10", and the same order on every machine. */
const byNumber = new Intl.Collator("zh-CN", { numeric: true });

/** The rows of the ledger, filtered and in order; `label` is the number as it is shown. */
export function ledgerRows(
  sirens: readonly Siren[],
  filter: LedgerFilter,
  label: (siren: Siren) => string,
): readonly Siren[] {
  const needle = filter.text.trim().toLowerCase();
  return sirens
    .filter((siren) => {
      if (filter.states.length > 0 && !filter.states.includes(ledgerState(siren))) return false;
      if (filter.types.length > 0 && !filter.types.includes(siren.type)) return false;
      const texts = [siren.id, label(siren), siren.name, siren.host ?? ""];
      return needle === "" || texts.some((text) => text.toLowerCase().includes(needle));
    })
    .sort((a, b) => rank(a) - rank(b) || byNumber.compare(a.id, b.id));
}
