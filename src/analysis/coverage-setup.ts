import { type Result, ok } from "../base/result";
import type { Disc } from "../coverage/disc-coverage";
import type { Siren } from "../model/plan";
import type { Problem } from "../model/problem";
import type { Settings } from "../model/settings";
import { type LawInput, type SirenLaw, sirenLaws } from "./siren-laws";
import type { World } from "./world";

/** Sirens of a plan as discs over a world, with the margin that each gives at a distance. */
export interface CoverageSetup {
  /** The sirens that sound (service "ok"), in the order of the plan; `discs[i]` belongs to `sounding[i]`. */
  readonly sounding: readonly Siren[];
  readonly discs: readonly Disc[];
  /** Level that must be heard, by label: max(ambient + aboveAmbient, floor) + safety margin, dB. */
  readonly requiredDb: readonly number[];
  /** Margin of one disc at a horizontal distance: dB, or metres for model `radius`. */
  readonly marginAt: (disc: number, label: number, distanceM: number) => number;
  /** Level of one disc at a distance, dB; null for model `radius`. */
  readonly levelAt: (disc: number, distanceM: number) => number | null;
  /** Largest distance at which one disc still has a level, m; −1 where it is nowhere so loud. For model `radius` its radius. */
  readonly rangeOf: (disc: number, levelDb: number) => number;
}

/** True where a siren sounds. */
export const sounds = (siren: Siren): boolean => siren.service === "ok";

/** Ambient level of each label, dB, with the default of the settings in place of label 0. */
export const ambientByLabel = (world: World, ambientDefaultDb: number): number[] =>
  world.ambientDb.map((levelDb) => levelDb ?? ambientDefaultDb);

/** Level that must be heard in each label: max(ambient + aboveAmbient, floor) + safety margin, dB. */
export const requiredByLabel = (world: World, { criterion, ambientDefaultDb }: Settings): number[] =>
  ambientByLabel(world, ambientDefaultDb).map(
    (ambientDb) =>
      Math.max(ambientDb + criterion.aboveAmbientDb, criterion.floorDb ?? -Infinity) +
      criterion.safetyMarginDb,
  );

/**
 * The discs of the sirens that `which` picks (by default those that sound).
 * Equality covers: a disc is closed (DESIGN §5, "level − safetyMargin ≥ …").
 * @param belowDb 0 for coverage; above 0, the discs in which the margin is at least this.
 */
export function coverageSetup(
  input: LawInput,
  world: World,
  options: { readonly which?: (siren: Siren) => boolean; readonly belowDb?: number } = {},
): Result<CoverageSetup, Problem> {
  const sounding = input.sirens.filter(options.which ?? sounds);
  const laws = sirenLaws({ ...input, sirens: sounding });
  if (!laws.ok) return laws;
  const requiredDb = requiredByLabel(world, input.settings);
  const raiseDb = options.belowDb ?? 0;
  const discs = sounding.map((siren, index): Disc => {
    const [x, y] = world.plane.toLocal(siren.at);
    const law = laws.value[index] as SirenLaw;
    return {
      x,
      y,
      radiusByLabel: requiredDb.map((required) =>
        law.kind === "radius" ? law.radiusM : law.law.rangeM(required + raiseDb),
      ),
    };
  });
  return ok({
    sounding,
    discs,
    requiredDb,
    marginAt: (disc, label, distanceM) => {
      const law = laws.value[disc] as SirenLaw;
      if (law.kind === "radius") return law.radiusM - distanceM;
      return law.law.levelDb(distanceM) - (requiredDb[label] as number);
    },
    levelAt: (disc, distanceM) => {
      const law = laws.value[disc] as SirenLaw;
      return law.kind === "radius" ? null : law.law.levelDb(distanceM);
    },
    rangeOf: (disc, levelDb) => {
      const law = laws.value[disc] as SirenLaw;
      return law.kind === "radius" ? law.radiusM : law.law.rangeM(levelDb);
    },
  });
}

/** Best margin at a place over some discs, and which disc gives it; null without discs. */
export function bestMargin(
  setup: CoverageSetup,
  label: number,
  x: number,
  y: number,
): { readonly disc: number; readonly margin: number; readonly distanceM: number } | null {
  let best: { disc: number; margin: number; distanceM: number } | null = null;
  setup.discs.forEach((disc, index) => {
    const distanceM = Math.hypot(disc.x - x, disc.y - y);
    const margin = setup.marginAt(index, label, distanceM);
    if (!best || margin > best.margin) best = { disc: index, margin, distanceM };
  });
  return best;
}

/** Nearest disc to a place; null without discs. */
export function nearestDisc(
  setup: CoverageSetup,
  x: number,
  y: number,
): { readonly disc: number; readonly distanceM: number } | null {
  let best: { disc: number; distanceM: number } | null = null;
  setup.discs.forEach((disc, index) => {
    const distanceM = Math.hypot(disc.x - x, disc.y - y);
    if (!best || distanceM < best.distanceM) best = { disc: index, distanceM };
  });
  return best;
}
