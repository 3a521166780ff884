import { drained } from "../../base/drained";
import { assert } from "../../base/assert";
import { fingerprint } from "../../base/fingerprint";
import type { AreaSettings, AreaSiren } from "../../acoustics/area-model";
import { absorptionDbPerM } from "../../acoustics/atmosphere";
import { SPHERE_DB } from "../../acoustics/divergence";
import { groundAttenuation } from "../../acoustics/ground-general";
import { type HornStack, stackGainDb } from "../../acoustics/horn-array";
import { isoRangeM } from "../../acoustics/iso9613-disc";
import { toneLine, wavelengthM } from "../../acoustics/octave-bands";
import { ratedPowerDb } from "../../acoustics/rated-power";
import { weightingDb } from "../../acoustics/weighting";
import { type RasterWindow, cellAt, centreX, centreY, windowAround } from "./raster-grid";
import { BUILDING, type Surface } from "./surface";
import type { FieldKernel, SweepJob } from "./sweep-job";

/** How fields are computed. */
export interface FieldSettings extends AreaSettings {
  /** Of the hearers above the ground. */
  readonly receiverHeightM: number;
  /** drag: while a siren follows the hand; rest: finer, in twice the time. */
  readonly quality: "drag" | "rest";
  /** Levels below this need not be known: a field ends where the siren, unscreened, no longer reaches it. Where energies are summed, take what n sirens can add, 10 lg n, off first. */
  readonly requiredDb: number;
  /** Nor does it reach beyond this. */
  readonly maxRadiusM: number;
}

/** Levels of one siren over a part of the raster: row 0 in the north, cell centres, NaN inside buildings and where not computed. */
export interface SirenField extends RasterWindow {
  readonly levelDb: Float32Array;
  /** Cells further from the siren than this were not computed. */
  readonly radiusM: number;
  readonly basis: string;
}

/** Largest distance of neighbouring rays, cells: 0.95 misses by more than 3 dB at 9 % of the cells of a dense town, 0.5 at 5 %. */
const SPACING: Record<FieldSettings["quality"], number> = { drag: 0.95, rest: 0.5 };

/** Radii are multiples of this, so that sirens of one kind share a table, cells. */
const RADIUS_STEP = 4;
/** What a field is computed from; equal keys mean equal fields, bit for bit, whichever kernel of the same name computes them. */
export const fieldBasis = (
  kernel: FieldKernel,
  surface: Surface,
  siren: AreaSiren,
  settings: FieldSettings,
): string => fingerprint([kernel.name, surface.basis, siren.xyz, siren.rated, siren.stack ?? null, settings]);

/** Level of one siren over the raster under the area model; yields the share done after each quadrant. */
export function* sweepField(
  kernel: FieldKernel,
  surface: Surface,
  siren: AreaSiren,
  settings: FieldSettings,
): Generator<number, SirenField> {
  const job = sweepJob(kernel, surface, siren, settings);
  const { window } = job;
  const sweep = kernel.sweep(job);
  for (let quadrant = 1; ; quadrant++) {
    const step = sweep.next();
    if (step.done) {
      const levelDb = step.value;
      ownCell(job, levelDb);
      if (siren.stack) beam(job, siren.stack, siren.rated.frequencyHz, levelDb);
      return {
        ...window,
        levelDb,
        radiusM: job.table.radiusCells * surface.grid.cellM,
        basis: fieldBasis(kernel, surface, siren, settings),
      };
    }
    yield quadrant / 4;
  }
}

/** `sweepField` in one go. */
export function fieldOf(
  kernel: FieldKernel,
  surface: Surface,
  siren: AreaSiren,
  settings: FieldSettings,
): SirenField {
  return drained(sweepField(kernel, surface, siren, settings));
}

/** Turns a siren into numbers for a kernel. */
export function sweepJob(
  kernel: Pick<FieldKernel, "tableOf">,
  surface: Surface,
  siren: AreaSiren,
  settings: FieldSettings,
): SweepJob {
  const { grid } = surface;
  const [x, y, z] = siren.xyz;
  const { frequencyHz } = siren.rated;
  const line = toneLine(frequencyHz);
  const [col, row] = cellAt(grid, x, y);
  const sourceHeightM = Math.max(0, z - groundUnder(surface, col, row));
  const radiusM = Math.min(settings.maxRadiusM, unscreenedRangeM(surface, siren, sourceHeightM, settings));
  const radiusCells = Math.max(1, Math.ceil(radiusM / grid.cellM / RADIUS_STEP) * RADIUS_STEP);
  return {
    surface,
    table: kernel.tableOf(radiusCells, SPACING[settings.quality]),
    col,
    row,
    eastM: centreX(grid, col) - x,
    southM: y - centreY(grid, row),
    sourceZ: z,
    sourceHeightM,
    receiverHeightM: settings.receiverHeightM,
    window: windowAround(grid, col, row, radiusCells),
    levelAt1mDb:
      ratedPowerDb(siren.rated) + weightingDb(settings.criterionWeighting, frequencyHz) - SPHERE_DB,
    absorptionDbPerM: absorptionDbPerM(frequencyHz, settings.air),
    wavelengthM: wavelengthM(line),
    // C2 = 20 of ISO 9613-2:1996, eq. 14.
    bendPerM: 20 / wavelengthM(line),
    edition: settings.edition,
    groundGain: settings.groundGain,
    groundTable: groundTable(surface, sourceHeightM, line.band, (radiusCells + 1) * grid.cellM, settings),
  };
}

/** Ground at the siren: of its cell, or of the nearest where it stands outside the raster. */
function groundUnder({ grid, heights }: Surface, col: number, row: number): number {
  const inside = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));
  return heights[2 * (inside(row, grid.rows) * grid.cols + inside(col, grid.cols))] as number;
}

/** R0: beyond it the level falls short even unscreened, over the hardest ground there is. */
function unscreenedRangeM(
  surface: Surface,
  { rated }: AreaSiren,
  sourceHeightM: number,
  settings: FieldSettings,
): number {
  const { receiverHeightM } = settings;
  const flatM = isoRangeM(
    { rated, sourceHeightM, groundFactor: surface.leastGroundFactor, ...settings },
    settings.requiredDb,
  );
  // The law takes level ground; a receiver up to the siren's height is nearer by this at most.
  return Math.hypot(Math.max(0, flatM), sourceHeightM - receiverHeightM);
}

/** Up to here the ground is tabulated at every metre; beyond, where it bends by less than 0.003 dB in four, at every fourth. */
const EVERY_METRE_TO_M = 256;
const STRIDE_M = 4;

function groundTable(
  surface: Surface,
  sourceHeightM: number,
  band: number,
  reachM: number,
  settings: FieldSettings,
): Float32Array {
  const { receiverHeightM, edition, groundGain } = settings;
  const at = (planDistanceM: number, g: readonly [number, number, number], of: 1996 | 2024): number =>
    groundAttenuation(
      { sourceHeightM, receiverHeightM, planDistanceM, gSource: g[0], gMiddle: g[1], gReceiver: g[2] },
      band,
      of,
    ).totalDb;
  if (surface.ground)
    return tabulated(reachM, 4, (m, row) => {
      const none = at(m, [0, 0, 0], 1996);
      row[0] = none;
      row[1] = at(m, [1, 0, 0], 1996) - none;
      row[2] = at(m, [0, 1, 0], 1996) - none;
      row[3] = at(m, [0, 0, 1], 1996) - none;
    });
  const g = surface.groundFactor;
  return tabulated(reachM, 1, (m, row) => {
    const agr = at(m, [g, g, g], edition);
    row[0] = 10 ** ((groundGain ? agr : Math.max(0, agr)) / 10);
  });
}

/** A table by metre, of so many numbers each. */
function tabulated(
  reachM: number,
  width: number,
  fill: (m: number, row: Float32Array) => void,
): Float32Array {
  const metres =
    EVERY_METRE_TO_M + STRIDE_M * (1 + Math.ceil(Math.max(0, reachM + 2 - EVERY_METRE_TO_M) / STRIDE_M));
  const table = new Float32Array(width * metres);
  const rowAt = (m: number): Float32Array => table.subarray(width * m, width * (m + 1));
  for (let m = 0; m <= EVERY_METRE_TO_M; m++) fill(m, rowAt(m));
  for (let m = EVERY_METRE_TO_M + STRIDE_M; m < metres; m += STRIDE_M) {
    fill(m, rowAt(m));
    const low = width * (m - STRIDE_M);
    const high = width * m;
    for (let k = 1; k < STRIDE_M; k++)
      for (let i = 0; i < width; i++) {
        const from = table[low + i] as number;
        table[low + k * width + i] = from + (((table[high + i] as number) - from) * k) / STRIDE_M;
      }
  }
  return table;
}

/** The siren's own cell, which no ray asks for: nothing stands between. */
function ownCell(job: SweepJob, levelDb: Float32Array): void {
  const { surface, window, col, row } = job;
  const { cols, rows } = surface.grid;
  if (col < 0 || row < 0 || col >= cols || row >= rows) return;
  const cell = row * cols + col;
  if (surface.kinds[cell] === BUILDING) return;
  const planM = Math.hypot(job.eastM, job.southM);
  const d = Math.max(0.01, Math.hypot(planM, receiverZ(job, cell) - job.sourceZ));
  let factor: number;
  if (surface.ground) {
    const g = surface.ground[cell] as number;
    const part = (k: number): number => job.groundTable[4 * Math.round(planM) + k] as number;
    factor = 10 ** ((part(0) + g * (part(1) + part(2) + part(3))) / 10);
    if (!job.groundGain) factor = Math.max(1, factor);
  } else {
    const low = Math.floor(planM);
    const [a, b] = [job.groundTable[low] as number, job.groundTable[low + 1] as number];
    factor = a + (b - a) * (planM - low);
  }
  levelDb[(row - window.row0) * window.cols + col - window.col0] =
    job.levelAt1mDb - job.absorptionDbPerM * d - 10 * Math.log10(d * d * factor);
}

const receiverZ = (job: SweepJob, cell: number): number =>
  (job.surface.heights[2 * cell] as number) + job.receiverHeightM;

/** Sines of elevation tabulated, −1 … 1. */
const PATTERN_STEPS = 4096;

/** Takes the pattern of a horn stack off a field. */
function beam(job: SweepJob, stack: HornStack, frequencyHz: number, levelDb: Float32Array): void {
  const gains = Float32Array.from({ length: 2 * PATTERN_STEPS + 2 }, (_, i) =>
    stackGainDb(stack, frequencyHz, Math.asin(Math.min(1, (i - PATTERN_STEPS) / PATTERN_STEPS))),
  );
  const { window, surface } = job;
  const { cellM, cols } = surface.grid;
  assert(levelDb.length === window.cols * window.rows, "a field fills its window");
  for (let row = 0, at = 0; row < window.rows; row++)
    for (let col = 0; col < window.cols; col++, at++) {
      const level = levelDb[at] as number;
      if (Number.isNaN(level)) continue;
      const rise = receiverZ(job, (row + window.row0) * cols + col + window.col0) - job.sourceZ;
      const x = (col + window.col0 - job.col) * cellM + job.eastM;
      const y = (row + window.row0 - job.row) * cellM + job.southM;
      const place = (1 + rise / Math.sqrt(x * x + y * y + rise * rise)) * PATTERN_STEPS;
      const low = Math.floor(place);
      const [a, b] = [gains[low] as number, gains[low + 1] as number];
      levelDb[at] = level + a + (b - a) * (place - low);
    }
}
