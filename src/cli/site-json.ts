import type { SiteAnswer } from "../analysis/site-answer";

/** The object that `site --json` prints (DESIGN §4), and a little more: `provedBy`, `kept`, remedies, `enough`. */
export function siteJson(
  { chosen, evaluation, proof, holes, enough, atLeast, alternatives }: SiteAnswer,
  elapsedMs: number,
): string {
  const { certificate: _, ...printed } = proof;
  return JSON.stringify(
    {
      chosen: chosen.map(({ candidate, at, type, siren, kept }) => ({
        candidate,
        at,
        type,
        siren,
        ...(kept ? { kept } : {}),
      })),
      coverage: evaluation.coverage,
      proof: printed,
      ...(holes.length > 0 ? { holes } : {}),
      ...(enough ? { enough } : {}),
      ...(atLeast === undefined ? {} : { atLeast }),
      ...(alternatives ? { alternatives } : {}),
      elapsedMs,
    },
    null,
    2,
  );
}
