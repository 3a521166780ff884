import type { SirenId } from "../base/ids";
import { type Result, ok } from "../base/result";
import type { Wgs84 } from "../geo/datums";
import type { Siren } from "../model/plan";
import type { Problem } from "../model/problem";
import { sounds } from "./coverage-setup";
import { evaluateIn } from "./evaluate";
import { siteIn } from "./site";
import type { PlanForSiting, SiteQuestion } from "./site-question";
import type { SiteTools } from "./site-tools";
import { CENTIMETRE_M } from "./region-outline";
import { buildWorld } from "./world";

/** A siren taken from its place to a better one. */
export interface SirenMove {
  readonly siren: SirenId;
  readonly candidate: string;
  readonly to: Wgs84;
  /** What the whole plan covers more by it, m². */
  readonly gainM2: number;
}

/** How far the search for moves has come. */
export interface MovesProgress {
  /** Moves that are settled, in their order. */
  readonly moves: readonly SirenMove[];
  /** Sirens that have been tried for the next one, of how many. */
  readonly tried: number;
  readonly of: number;
}

export interface MovesOptions extends Pick<SiteQuestion, "more" | "timeLimitS"> {
  /** Which may be moved; by default all that sound. */
  readonly movable?: readonly SirenId[];
  readonly report?: (progress: MovesProgress) => void;
}

/**
 * The few moves that help most: of every siren that may be moved the best new place, exactly; the best of them is made, and so on.
 * One after the other, so that each can be stopped at: two at once might do a little better.
 */
export function bestMoves(
  plan: PlanForSiting,
  most: number,
  tools: SiteTools,
  { movable, timeLimitS = 30, more, report }: MovesOptions = {},
): Result<readonly SirenMove[], Problem> {
  const world = buildWorld(plan.base, plan.settings.model !== "radius");
  const start = tools.clock();
  const secondsLeft = (): number => timeLimitS - (tools.clock() - start) / 1000;
  const moves: SirenMove[] = [];
  let sirens: readonly Siren[] = plan.sirens.map((siren) => ({ ...siren, fixed: true }));
  const left = new Set(movable ?? sirens.filter(sounds).map(({ id }) => id));
  while (moves.length < most && left.size > 0 && secondsLeft() > 0) {
    const now = evaluateIn(world, { ...plan, sirens }, CENTIMETRE_M);
    if (!now.ok) return now;
    const coveredM2 = now.value.coverage.lower * world.map.areaM2;
    let best: { readonly move: SirenMove; readonly moved: Siren } | null = null;
    let tried = 0;
    for (const siren of sirens) {
      if (!left.has(siren.id) || secondsLeft() <= 0) continue;
      report?.({ moves: [...moves], tried: tried++, of: left.size });
      const others = sirens.filter((other) => other !== siren);
      const answer = siteIn(
        world,
        { ...plan, sirens: others },
        {
          want: { kind: "units", units: 1 },
          types: [siren.type],
          advice: false,
          ...(more ? { more } : {}),
          timeLimitS: Math.max(0.1, secondsLeft()),
        },
        { solver: tools.solver, clock: tools.clock },
      );
      if (!answer.ok) return answer;
      const [place] = answer.value.chosen.filter(({ kept }) => !kept);
      const gainM2 = answer.value.proof.objective - coveredM2;
      if (!place || gainM2 <= Math.max(1, best?.move.gainM2 ?? 0)) continue;
      const { heightM: _, ...rest } = siren;
      const stands = answer.value.sirens.find(({ id }) => id === place.siren);
      best = {
        move: { siren: siren.id, candidate: place.candidate, to: place.at, gainM2 },
        moved: {
          ...rest,
          at: place.at,
          ...(stands?.heightM === undefined ? {} : { heightM: stands.heightM }),
        },
      };
    }
    if (!best) break;
    const { move, moved } = best;
    moves.push(move);
    left.delete(move.siren);
    sirens = sirens.map((siren) => (siren.id === move.siren ? moved : siren));
  }
  return ok(moves);
}
