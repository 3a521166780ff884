import { DZ_CAP_DB, ONE_EDGE_WITHIN_M } from "../../acoustics/diffraction";
import { LEAST_DISTANCE_M } from "../../acoustics/path-budget";
import { type MixedGround, mixedGroundDb } from "./mixed-ground";
import { FIRST_RAYS, GROUND_COUNTS, type PolarTable } from "./polar-table";
import { halved, log2 } from "./quick-powers";
import { BUILDING } from "./surface";
import { tableShelf } from "./table-shelf";
import {
  type FieldKernel,
  type SweepJob,
  type TurnedRaster,
  homeGroundFactor,
  hullRoom,
  turnedRaster,
} from "./sweep-job";

const CAP_ONE = 10 ** (DZ_CAP_DB.one / 10);
const CAP_SEVERAL = 10 ** (DZ_CAP_DB.several / 10);
const DB_PER_OCTAVE = 10 * Math.log10(2);
/** Kmet = exp(−√…/2000) as a power of two. */
const KMET = Math.LOG2E / 2000;

/** The kernel in plain TypeScript: what field-kernel.as does, line by line, where WebAssembly or its SIMD is missing. */
export function scriptKernel(): FieldKernel {
  return {
    name: "script",
    tableOf: tableShelf(),
    *sweep(job) {
      const out = new Float32Array(job.window.cols * job.window.rows).fill(NaN);
      for (let quadrant = 0; quadrant < 4; quadrant++) {
        sweepQuadrant(job, quadrant, out);
        yield;
      }
      return out;
    },
  };
}

/** State of the sweep of a quadrant. */
interface Sweep
  extends SweepJob, TurnedRaster, MixedGround, Omit<PolarTable, "radiusCells" | "mostCells" | "mostNodes"> {
  readonly heights: Float32Array;
  readonly kinds: Uint8Array;
  readonly ground: Float32Array | null;
  readonly groundFactor: number;
  readonly cellM: number;
  readonly out: Float32Array;
  /** Indices of the siren's cell in the raster and in the window. */
  readonly home: number;
  readonly outHome: number;
  /** Points of a hull; one such room for each level of doubling. */
  readonly room: number;
  readonly hullX: Float64Array;
  readonly hullZ: Float64Array;
  readonly is2024: boolean;
  /** How far the table has been read. */
  segment: number;
  node: number;
  cell: number;
}

function sweepQuadrant(job: SweepJob, quadrant: number, out: Float32Array): void {
  const { surface, table, window } = job;
  const { cellM, cols } = surface.grid;
  const room = hullRoom(table);
  const sweep: Sweep = {
    ...job,
    ...table,
    ...turnedRaster(job, quadrant),
    heights: surface.heights,
    kinds: surface.kinds,
    ground: surface.ground,
    groundFactor: surface.groundFactor,
    homeG: homeGroundFactor(job),
    cellM,
    out,
    home: job.row * cols + job.col,
    outHome: (job.row - window.row0) * window.cols + job.col - window.col0,
    room,
    hullX: new Float64Array(table.levels * room),
    hullZ: new Float64Array(table.levels * room),
    groundUpTo: new Float64Array(table.radiusCells + 2),
    is2024: job.edition === 2024,
    sourceReach: (30 * job.sourceHeightM) / cellM,
    receiverReach: (30 * job.receiverHeightM) / cellM,
    segment: 0,
    node: 0,
    cell: 0,
  };
  sweep.hullZ[0] = job.sourceZ;
  const start = (table.startsAt[0] as number) * sweep.homeG;
  for (let ray = 0; ray < FIRST_RAYS; ray++) follow(sweep, 0, 0, -Infinity, 0, 0, start, -1);
}

// One idea, one function: the state of a ray lives in local variables. No closure: a recursion through a closure made anew for each
// sweep is optimised for the last one and thrown away at every call, which doubled the time.
function follow(
  s: Sweep,
  level: number,
  parentTop: number,
  slope0: number,
  x0: number,
  z0: number,
  sum0: number,
  wall0: number,
): void {
  const { heights, kinds, ground, cellM, out, home, outHome, room, hullX, hullZ, groundUpTo } = s;
  const { levels, startsAt, segments, directions, nodes, exits, counts, cells, distances } = s;
  const { colStride, rowStride, outColStride, outRowStride, alongColM, alongRowM, clipped } = s;
  const { minCol, maxCol, minRow, maxRow, is2024, groundGain, groundTable } = s;
  const { sourceZ, receiverHeightM, bendPerM, levelAt1mDb, absorptionDbPerM: absorption } = s;
  const wave5 = 5 * s.wavelengthM;
  const heightSum2 = (s.sourceHeightM + receiverHeightM) ** 2;
  const heightGap2 = (s.sourceHeightM - receiverHeightM) ** 2;
  const base = level * room;
  let top = base + parentTop;
  // The object that stands highest as seen from the siren: where sight is free, it is the one that may still screen.
  let objectSlope = slope0;
  let objectX = x0;
  let objectZ = z0;
  let sum = sum0;
  let { node, cell } = s;
  let wallEnd = wall0;
  let laid = startsAt[level] as number;
  let entry = laid * cellM;
  const alongCol = (directions[2 * s.segment] as number) * cellM;
  const alongRow = (directions[2 * s.segment + 1] as number) * cellM;
  const lastNode = node + (segments[s.segment++] as number);
  for (; node < lastNode; node++) {
    const asked = counts[node] as number;
    for (let left = asked & ~GROUND_COUNTS; left > 0; left--, cell++) {
      const packed = cells[cell] as number;
      const col = (packed << 16) >> 16;
      const row = packed >> 16;
      if (clipped && (col < minCol || col > maxCol || row < minRow || row > maxRow)) continue;
      const index = home + col * colStride + row * rowStride;
      const groundZ = heights[2 * index] as number;
      if ((heights[2 * index + 1] as number) > groundZ && kinds[index] === BUILDING) continue;
      const z = groundZ + receiverHeightM;
      const cellsAway = distances[cell] as number;
      const r = cellsAway * cellM;
      let touch = top;
      while (
        touch > base &&
        ((hullX[touch] as number) - (hullX[touch - 1] as number)) * (z - (hullZ[touch] as number)) -
          ((hullZ[touch] as number) - (hullZ[touch - 1] as number)) * (r - (hullX[touch] as number)) >=
          0
      )
        touch--;
      const rise = z - sourceZ;
      let screen = 1;
      if (touch > base || objectSlope > -Infinity) {
        const d = Math.sqrt(r * r + rise * rise);
        let dss: number;
        let dsr: number;
        let detour: number;
        let e = 0;
        if (touch > base) {
          const dx = r - (hullX[touch] as number);
          const dz = z - (hullZ[touch] as number);
          dsr = Math.sqrt(dx * dx + dz * dz);
          for (; touch > base + 1; touch--) {
            const ex = (hullX[touch] as number) - (hullX[touch - 1] as number);
            const ez = (hullZ[touch] as number) - (hullZ[touch - 1] as number);
            e += Math.sqrt(ex * ex + ez * ez);
          }
          const sx = hullX[touch] as number;
          const sz = (hullZ[touch] as number) - sourceZ;
          dss = Math.sqrt(sx * sx + sz * sz);
          detour = dss + e + dsr - d;
        } else {
          const dx = r - objectX;
          const dz = z - objectZ;
          const dh = objectZ - sourceZ;
          dsr = Math.sqrt(dx * dx + dz * dz);
          dss = Math.sqrt(objectX * objectX + dh * dh);
          detour = d - dss - dsr;
        }
        const several = e > ONE_EDGE_WITHIN_M;
        const ratio = several ? (wave5 / e) * (wave5 / e) : 0;
        const c3 = several ? (1 + ratio) / (1 / 3 + ratio) : 1;
        const bend = bendPerM * c3 * detour;
        if (bend > -2) {
          if (is2024) {
            const legs = (Math.max(dss, dsr) + e) * Math.min(dss, dsr) * d;
            screen = 1 + (2 + bend) * halved(KMET * Math.sqrt(legs / (2 * (detour + 2 / (bendPerM * c3)))));
          } else {
            const kmet = detour > 0 ? halved(KMET * Math.sqrt((dss * dsr * d) / (2 * detour))) : 1;
            screen = 3 + bend * kmet;
          }
          const cap = several ? CAP_SEVERAL : CAP_ONE;
          screen = screen > cap ? cap : screen > 1 ? screen : 1;
        }
      }
      const x = col * cellM + alongColM;
      const y = row * cellM + alongRowM;
      const plan2 = x * x + y * y;
      const planM = Math.sqrt(plan2);
      let factor: number;
      if (ground === null) {
        const low = planM | 0;
        const from = groundTable[low] as number;
        factor = from + ((groundTable[low + 1] as number) - from) * (planM - low);
      } else {
        factor = Math.exp(
          mixedGroundDb(s, planM, cellsAway, laid, sum, ground[index] as number) / (10 / Math.LN10),
        );
        if (is2024) factor = 1 / (1 + (1 / factor - 1) * ((plan2 + heightGap2) / (plan2 + heightSum2)));
        if (!groundGain && factor < 1) factor = 1;
      }
      // Loss Agr + max(0, Dz − max(Agr, 0)), in the domain of energy.
      const least = factor > 1 ? factor : 1;
      if (screen > least) factor *= screen / least;
      const d2 = Math.max(LEAST_DISTANCE_M * LEAST_DISTANCE_M, plan2 + rise * rise);
      out[outHome + col * outColStride + row * outRowStride] =
        levelAt1mDb - absorption * Math.sqrt(d2) - DB_PER_OCTAVE * log2(d2 * factor);
    }
    const packed = nodes[node] as number;
    const exitCells = exits[node] as number;
    const exit = exitCells * cellM;
    const col = (packed << 16) >> 16;
    const row = packed >> 16;
    const outside = clipped && (col < minCol || col > maxCol || row < minRow || row > maxRow);
    const index = home + col * colStride + row * rowStride;
    if (ground !== null) {
      const g = outside ? s.groundFactor : (ground[index] as number);
      for (let at = Math.floor(laid) + 1; at <= exitCells; at++) groundUpTo[at] = sum + (at - laid) * g;
      sum += (exitCells - laid) * g;
      laid = exitCells;
    }
    if (outside) {
      entry = exit;
      continue;
    }
    const topZ = heights[2 * index + 1] as number;
    let x = col * alongCol + row * alongRow;
    let again = 0;
    if (topZ > (heights[2 * index] as number)) {
      if (kinds[index] === BUILDING) {
        // A building is two edges, where the ray enters its cell and where it leaves.
        x = entry;
        again = 1;
      } else {
        x = (entry + exit) / 2;
        const sameWall = wallEnd === entry;
        wallEnd = exit;
        // A wall that the ray meets in two cells is one edge.
        if (sameWall) {
          entry = exit;
          continue;
        }
      }
      // Seen from above, the far edge of a roof stands higher, from below the near one.
      const edge = again === 1 && topZ < sourceZ ? exit : x;
      const slope = (topZ - sourceZ) / edge;
      if (slope > objectSlope) {
        objectSlope = slope;
        objectX = edge;
        objectZ = topZ;
      }
    } else if (asked < GROUND_COUNTS || x < entry || x > exit) {
      entry = exit;
      continue;
    }
    entry = exit;
    for (; again >= 0; again--) {
      while (
        top > base &&
        ((hullX[top] as number) - (hullX[top - 1] as number)) * (topZ - (hullZ[top] as number)) -
          ((hullZ[top] as number) - (hullZ[top - 1] as number)) * (x - (hullX[top] as number)) >=
          0
      )
        top--;
      top++;
      hullX[top] = x;
      hullZ[top] = topZ;
      x = exit;
    }
  }

  s.node = node;
  s.cell = cell;
  if (level + 1 === levels) return;
  const next = base + room;
  for (let child = 0; child < 2; child++) {
    for (let i = 0; i <= top - base; i++) {
      hullX[next + i] = hullX[base + i] as number;
      hullZ[next + i] = hullZ[base + i] as number;
    }
    follow(s, level + 1, top - base, objectSlope, objectX, objectZ, sum, wallEnd);
  }
}
