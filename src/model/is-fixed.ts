import type { Siren } from "./plan";

/** Not to be moved by siting (DESIGN §3): by default where it exists; a proposed one may be moved unless it says otherwise. */
export const isFixed = ({ fixed, status }: Pick<Siren, "fixed" | "status">): boolean =>
  fixed ?? status === "existing";

/** A proposed siren that siting takes out of the plan, to offer its place again (DESIGN §4, `site`). */
export const isWithdrawn = (siren: Pick<Siren, "fixed" | "status">): boolean =>
  siren.status === "proposed" && !isFixed(siren);
