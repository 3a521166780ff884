import type { AreaSiren } from "../../../src/acoustics/area-model";
import { absorptionDbPerM } from "../../../src/acoustics/atmosphere";
import { screening } from "../../../src/acoustics/diffraction";
import { divergenceDb } from "../../../src/acoustics/divergence";
import { groundAttenuation } from "../../../src/acoustics/ground-general";
import { toneLine, wavelengthM } from "../../../src/acoustics/octave-bands";
import type { Edge } from "../../../src/acoustics/profile";
import { ratedPowerDb } from "../../../src/acoustics/rated-power";
import { rubberBand } from "../../../src/acoustics/rubber-band";
import { weightingDb } from "../../../src/acoustics/weighting";
import { cellAt, centreX, centreY } from "../../../src/coverage/field/raster-grid";
import type { FieldSettings } from "../../../src/coverage/field/siren-field";
import { BUILDING, OPEN, type Surface } from "../../../src/coverage/field/surface";

/**
 * Level at the centre of a cell by cutting the raster exactly: every building cell between is a box, every barrier cell a wall in its
 * middle, the ground is straight between the centres of the cells (triangles), and G is uniform. Slow, and shares
 * nothing with the sweep but the raster and the formulas.
 */
export function profiledLevelDb(
  surface: Surface,
  siren: AreaSiren,
  settings: FieldSettings,
  col: number,
  row: number,
): number {
  const { grid, heights } = surface;
  const [x0, y0, zs] = siren.xyz;
  const home = cellAt(grid, x0, y0);
  const [x1, y1] = [centreX(grid, col), centreY(grid, row)];
  const zr = (heights[2 * (row * grid.cols + col)] as number) + settings.receiverHeightM;
  const dp = Math.hypot(x1 - x0, y1 - y0);
  const edges = [...objectEdges(surface, siren, col, row), ...groundEdges(surface, siren, col, row)];
  edges.sort((a, b) => a.distanceM - b.distanceM);
  const band = rubberBand({
    source: siren.xyz,
    receiver: [x1, y1, zr],
    planDistanceM: dp,
    ground: [],
    roofs: [],
    walls: [],
    edges,
  });
  const line = toneLine(siren.rated.frequencyHz);
  const dz = band.kind === "clear" ? 0 : screening(band.path, wavelengthM(line), settings.edition, "over").dz;
  const d = Math.max(0.01, Math.hypot(dp, zr - zs));
  const sourceGround = heights[2 * (home[1] * grid.cols + home[0])] as number;
  const found = groundAttenuation(
    {
      sourceHeightM: zs - sourceGround,
      receiverHeightM: settings.receiverHeightM,
      planDistanceM: dp,
      gSource: surface.groundFactor,
      gMiddle: surface.groundFactor,
      gReceiver: surface.groundFactor,
    },
    line.band,
    settings.edition,
  ).totalDb;
  const agr = settings.groundGain ? found : Math.max(0, found);
  return (
    ratedPowerDb(siren.rated) +
    weightingDb(settings.criterionWeighting, siren.rated.frequencyHz) -
    divergenceDb(d) -
    absorptionDbPerM(siren.rated.frequencyHz, settings.air) * d -
    agr -
    Math.max(0, dz - Math.max(agr, 0))
  );
}

/** Boxes and walls along the line, entry and exit of each cell. */
function objectEdges({ grid, heights, kinds }: Surface, siren: AreaSiren, col: number, row: number): Edge[] {
  const { cellM, cols, rows, westM, northM } = grid;
  const from = [(siren.xyz[0] - westM) / cellM, (northM - siren.xyz[1]) / cellM] as const;
  const to = [col + 0.5, row + 0.5] as const;
  const lengthM = Math.hypot(to[0] - from[0], to[1] - from[1]) * cellM;
  const cuts = [0, 1];
  for (const axis of [0, 1] as const) {
    const run = to[axis] - from[axis];
    if (run === 0) continue;
    const [low, high] = [Math.min(from[axis], to[axis]), Math.max(from[axis], to[axis])];
    for (let at = Math.ceil(low); at <= high; at++) cuts.push((at - from[axis]) / run);
  }
  cuts.sort((a, b) => a - b);
  const edges: Edge[] = [];
  for (let i = 1; i < cuts.length; i++) {
    const [a, b] = [cuts[i - 1] as number, cuts[i] as number];
    if (b - a < 1e-9) continue;
    const middle = (a + b) / 2;
    const [c, r] = [0, 1].map((axis) =>
      Math.floor((from[axis] as number) + ((to[axis] as number) - (from[axis] as number)) * middle),
    ) as [number, number];
    if (c < 0 || r < 0 || c >= cols || r >= rows || (c === col && r === row)) continue;
    const cell = r * cols + c;
    const z = heights[2 * cell + 1] as number;
    if (kinds[cell] === OPEN) continue;
    for (const at of kinds[cell] === BUILDING ? [a, b] : [middle])
      if (at > 0) edges.push({ distanceM: at * lengthM, z, kind: "building" });
  }
  return edges;
}

/** The ground along the line where it crosses rows, columns and diagonals of the cells' centres. */
function groundEdges({ grid, heights }: Surface, siren: AreaSiren, col: number, row: number): Edge[] {
  const { cellM, cols, rows, westM, northM } = grid;
  const u0 = (siren.xyz[0] - westM) / cellM - 0.5;
  const v0 = (northM - siren.xyz[1]) / cellM - 0.5;
  const [du, dv] = [col - u0, row - v0];
  const lengthM = Math.hypot(du, dv) * cellM;
  const cuts: number[] = [];
  for (const [start, run] of [
    [u0, du],
    [v0, dv],
    [u0 - v0, du - dv],
  ] as const) {
    if (Math.abs(run) < 1e-12) continue;
    for (let at = Math.ceil(Math.min(start, start + run)); at <= Math.max(start, start + run); at++)
      cuts.push((at - start) / run);
  }
  const node = (c: number, r: number): number =>
    heights[2 * (Math.min(rows - 1, Math.max(0, r)) * cols + Math.min(cols - 1, Math.max(0, c)))] as number;
  return cuts
    .filter((t) => t > 1e-9 && t < 1 - 1e-9)
    .map((t): Edge => {
      const [u, v] = [u0 + du * t, v0 + dv * t];
      const [c, r] = [Math.floor(u + 1e-9), Math.floor(v + 1e-9)];
      const [p, q] = [u - c, v - r];
      const [a, b, e, f] = [node(c, r), node(c + 1, r), node(c, r + 1), node(c + 1, r + 1)];
      // Triangles parted by the diagonal from (row, col) to (row + 1, col + 1).
      const z = p >= q ? a + (b - a) * p + (f - b) * q : a + (e - a) * q + (f - e) * p;
      return { distanceM: t * lengthM, z, kind: "terrain" };
    });
}

/** Errors of a field at some of its cells against the exact profile, sorted, dB. */
export function fieldErrors(
  levelAt: (col: number, row: number) => number,
  surface: Surface,
  siren: AreaSiren,
  settings: FieldSettings,
  count: number,
  random: () => number,
): Float64Array {
  const { grid } = surface;
  const errors: number[] = [];
  for (let tries = 0; errors.length < count && tries < 100 * count; tries++) {
    const [col, row] = [Math.floor(random() * grid.cols), Math.floor(random() * grid.rows)];
    const level = levelAt(col, row);
    if (!Number.isNaN(level)) errors.push(level - profiledLevelDb(surface, siren, settings, col, row));
  }
  return Float64Array.from(errors).sort();
}
