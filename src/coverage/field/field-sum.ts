import { assert } from "../../base/assert";
import { halved, log2 } from "./quick-powers";
import type { SirenField } from "./siren-field";
import { BUILDING, type Surface } from "./surface";

export type Combine = "loudest" | "energy";

/** Many fields as one raster, row 0 in the north: flat arrays, fit to be moved between workers. */
export interface FieldSum {
  readonly cols: number;
  readonly rows: number;
  readonly combine: Combine;
  /** Level of the loudest siren; NaN inside buildings, −Infinity where no siren is known to reach. */
  readonly loudestDb: Float32Array;
  /** Which siren that is, by its number in the list; −1 for none. Of equal ones the first. */
  readonly loudest: Int16Array;
  /** Sum of energies in whole units, with `energy` only. */
  readonly energy: Float64Array | null;
}

/**
 * Energies are summed as whole multiples of this many dB: sums of whole numbers below 2^53 are exact, so that neither the order nor the parts of
 * a sum change a bit of it. 4 units at 0 dB round a level of 30 dB by 0.001 dB, and 2000 sirens of 120 dB still fit.
 */
const LOG2_UNITS_AT_0_DB = 2;
const LOG2_PER_DB = Math.log2(10) / 10;
/** Louder than any place where somebody listens, dB. */
const LOUDEST_DB = 150;
const LOG2_MOST = LOUDEST_DB * LOG2_PER_DB + LOG2_UNITS_AT_0_DB;
const MOST_UNITS = 2 ** LOG2_MOST;

export function emptySum(surface: Surface, combine: Combine): FieldSum {
  const { cols, rows } = surface.grid;
  const { kinds } = surface;
  const loudestDb = new Float32Array(cols * rows);
  for (let i = 0; i < loudestDb.length; i++) loudestDb[i] = kinds[i] === BUILDING ? NaN : -Infinity;
  return {
    cols,
    rows,
    combine,
    loudestDb,
    loudest: new Int16Array(cols * rows).fill(-1),
    energy: combine === "energy" ? new Float64Array(cols * rows) : null,
  };
}

/** The same sum, to be added to. */
export const copyOfSum = (sum: FieldSum): FieldSum => ({
  ...sum,
  loudestDb: sum.loudestDb.slice(),
  loudest: sum.loudest.slice(),
  energy: sum.energy?.slice() ?? null,
});

/** Adds the field of the siren with this number. */
export function addField(sum: FieldSum, field: SirenField, siren: number): void {
  const { loudestDb, loudest, energy } = sum;
  const { levelDb, cols } = field;
  for (let row = 0, from = 0; row < field.rows; row++) {
    let at = (row + field.row0) * sum.cols + field.col0;
    for (const end = from + cols; from < end; from++, at++) {
      const level = levelDb[from] as number;
      const before = loudestDb[at] as number;
      if (level > before || (level === before && siren < (loudest[at] as number))) {
        loudestDb[at] = level;
        loudest[at] = siren;
      }
      if (energy && level === level) energy[at] = (energy[at] as number) + energyUnits(level);
    }
  }
}

/** Adds one sum to another: the sirens of another part. */
export function mergeSums(into: FieldSum, part: FieldSum): void {
  assert(into.combine === part.combine && into.cols === part.cols, "parts of one sum are alike");
  for (let at = 0; at < into.loudestDb.length; at++) {
    const [level, before] = [part.loudestDb[at] as number, into.loudestDb[at] as number];
    const siren = part.loudest[at] as number;
    if (level > before || (level === before && siren >= 0 && siren < (into.loudest[at] as number))) {
      into.loudestDb[at] = level;
      into.loudest[at] = siren;
    }
    if (into.energy && part.energy)
      into.energy[at] = (into.energy[at] as number) + (part.energy[at] as number);
  }
}

/** Levels of a sum in dB under its own way of combining: NaN inside buildings, −Infinity where no siren is known to reach. */
export function levelsOf({ loudestDb, energy }: FieldSum): Float32Array {
  if (!energy) return loudestDb;
  return loudestDb.map((level, at) =>
    level > -Infinity
      ? Math.max(level, (log2(Math.max(1, energy[at] as number)) - LOG2_UNITS_AT_0_DB) / LOG2_PER_DB)
      : level,
  );
}

const energyUnits = (levelDb: number): number =>
  Math.round(
    MOST_UNITS * halved(LOG2_MOST - LOG2_UNITS_AT_0_DB - Math.min(LOUDEST_DB, levelDb) * LOG2_PER_DB),
  );
