import { type AreaLevel, type AreaSettings, type AreaSiren, areaLevel } from "../../acoustics/area-model";
import { factorsWithin } from "./ground-bounds";
import { pointCeiling } from "./point-ceiling";
import type { ScreenedScene } from "./screened-scene";

/** What a receiver hears, by the reference. */
export interface HeardAt {
  readonly at: readonly [x: number, y: number];
  readonly levelDb: number;
  /** Level less the required one of the zone, dB. */
  readonly marginDb: number;
  /** Index of the loudest siren; −1 where none has a level. */
  readonly loudest: number;
  /** Margin if nothing stood in the way: of the loudest siren without screening, or of all their sum. */
  readonly openMarginDb: number;
  /** What carries the rubber band of the loudest siren. */
  readonly overTerrain: boolean;
  readonly overObjects: boolean;
}

/** What the reference finds for one siren. */
interface Found {
  readonly siren: number;
  readonly level: AreaLevel;
}

/**
 * Evaluates the reference at one place of the area, combined as the input says; a siren that cannot be the loudest is not asked.
 * @param way over the top alone, or with the paths that the plan seeks beside it
 */
export function heardAt(
  scene: ScreenedScene,
  x: number,
  y: number,
  label: number,
  way: "over" | "all" = "over",
): HeardAt {
  const { world, sirens, receiverHeightM, combine, requiredDb, beside } = scene.input;
  const settings: AreaSettings =
    way === "all" && beside ? { ...scene.input.settings, paths: beside } : scene.input.settings;
  const reflects = (settings.paths?.reflections ?? 0) > 0;
  const isOverAlone = !reflects && settings.paths?.lateral !== true;
  const groundZ = world.terrain.heightAt(x, y);
  const z = groundZ + receiverHeightM;
  const anyGround = factorsWithin(scene.ground.least, scene.ground.most);
  const offers = scene.sirens
    .flatMap((siren, k) => {
      if (!siren) return [];
      const planM = Math.hypot(x - siren.xyz[0], y - siren.xyz[1]);
      const openDb = siren.openHiDb({ sourceZ: siren.xyz[2], lowZ: z, highZ: z, nearM: planM, farM: planM });
      return { k, openDb, groundedDb: openDb - siren.groundDb(anyGround, planM, planM, false) };
    })
    .sort((p, q) => q.openDb - p.openDb || p.k - q.k);
  const ceiling = pointCeiling(scene, x, y, groundZ);
  const found: Found[] = [];
  let best: Found | null = null;
  let openDb = -Infinity;
  for (const offer of offers) {
    // Without ground gain and reflections nothing lifts a level above the open one.
    if (combine === "loudest" && !settings.groundGain && !reflects && best) {
      if (offer.openDb < best.level.levelDb) break;
      // Neither louder for certain, nor louder if nothing stood in the way: the reference is dear.
      if (isOverAlone && offer.groundedDb <= openDb && ceiling.hiDb(offer.k) < best.level.levelDb) continue;
    }
    const one = areaLevel(world, sirens[offer.k] as AreaSiren, [x, y, z], settings);
    if (!one.ok) continue;
    found.push({ siren: offer.k, level: one.value });
    openDb = Math.max(openDb, one.value.levelDb + one.value.terms.barrier);
    if (!best || one.value.levelDb > best.level.levelDb) best = { siren: offer.k, level: one.value };
  }
  const sum = (list: readonly number[]): number =>
    10 * Math.log10(list.reduce((total, db) => total + 10 ** (db / 10), 0));
  const energetic = combine === "energy";
  const levelDb = energetic
    ? sum(found.map(({ level }) => level.levelDb))
    : (best?.level.levelDb ?? -Infinity);
  if (energetic) openDb = sum(found.map(({ level }) => level.levelDb + level.terms.barrier));
  const need = requiredDb[label] as number;
  const edges = best?.level.geometry.band.edges ?? [];
  return {
    at: [x, y],
    levelDb,
    marginDb: levelDb - need,
    loudest: best?.siren ?? -1,
    openMarginDb: openDb - need,
    overTerrain: edges.some(({ kind }) => kind === "terrain"),
    overObjects: edges.some(({ kind }) => kind !== "terrain"),
  };
}
