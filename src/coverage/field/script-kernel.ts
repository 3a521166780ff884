import { DZ_CAP_DB, ONE_EDGE_WITHIN_M } from "../../acoustics/diffraction";
import { LEAST_DISTANCE_M } from "../../acoustics/path-budget";
import { mixedGroundDb } from "./mixed-ground";
import { FIRST_RAYS, GROUND_COUNTS } from "./polar-table";
import { KIND } from "./packed-surface";
import { halved, log2 } from "./quick-powers";
import { CREST_CELLS, GRAZE_CELLS, highestOver } from "./sight-line";
import { BUILDING, OPEN } from "./surface";
import { tableShelf } from "./table-shelf";
import { type ScriptSweep, scriptSweep } from "./script-sweep";
import type { FieldKernel, SweepJob } from "./sweep-job";

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

/** An object that stands so high that sight passes nowhere near it: none. */
const NO_OBJECT = 1e9;

function sweepQuadrant(job: SweepJob, quadrant: number, out: Float32Array): void {
  const sweep = scriptSweep(job, quadrant, out);
  const start = (job.table.startsAt[0] as number) * sweep.homeG;
  for (let ray = 0; ray < FIRST_RAYS; ray++) follow(sweep, 0, 2, -Infinity, 1, NO_OBJECT, start, -1);
}

// One idea, one function: the state of a ray lives in local variables. No closure: a recursion through a closure made anew for each
// sweep is optimised for the last one and thrown away at every call, which doubled the time.
function follow(
  s: ScriptSweep,
  level: number,
  parentTop: number,
  slope0: number,
  x0: number,
  z0: number,
  sum0: number,
  wall0: number,
): void {
  const { tops, topsZ, floors, ground, cellM, out, home, outHome, room, hull, groundUpTo } = s;
  const { levels, startsAt, segments, directions, nodes, exits, counts, cells, distances } = s;
  const { colStride, rowStride, outColStride, outRowStride, alongColM, alongRowM, clipped } = s;
  const { minCol, maxCol, minRow, maxRow, is2024, groundGain, groundTable } = s;
  const { sourceZ, receiverHeightM, bendPerM, levelAt1mDb, absorptionDbPerM: absorption } = s;
  const wave5 = 5 * s.wavelengthM;
  const heightSum2 = (s.sourceHeightM + receiverHeightM) ** 2;
  const heightGap2 = (s.sourceHeightM - receiverHeightM) ** 2;
  const graze = GRAZE_CELLS * cellM;
  const crest = CREST_CELLS * cellM;
  const base = level * room;
  const first = base + 4;
  let top = base + parentTop;
  // The last point of the hull, and the way to it from the one before.
  let topX = hull[top] as number;
  let topZ = hull[top + 1] as number;
  let stepX = topX - (hull[top - 2] as number);
  let stepZ = topZ - (hull[top - 1] as number);
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
      if (((tops[index] as number) & KIND) === BUILDING) continue;
      const rise = (floors[index] as number) + receiverHeightM - sourceZ;
      const cellsAway = distances[cell] as number;
      const r = cellsAway * cellM;
      let touch = top;
      let lastX = topX;
      let lastZ = topZ;
      let wayX = stepX;
      let wayZ = stepZ;
      while (wayX * (rise - lastZ) - wayZ * (r - lastX) >= 0) {
        touch -= 2;
        lastX = hull[touch] as number;
        lastZ = hull[touch + 1] as number;
        wayX = lastX - (hull[touch - 2] as number);
        wayZ = lastZ - (hull[touch - 1] as number);
      }
      let seen = touch < first;
      if (top >= first) {
        const crestX = hull[first] as number;
        const crestZ = hull[first + 1] as number;
        // Where the highest ground all but touches the sight line, the ground under the line itself decides.
        if (Math.abs(crestZ * r - rise * crestX) < graze * r && (crestX !== objectX || crestZ !== objectZ)) {
          const far = seen ? crestX : lastX;
          if (highestOver(s, col, row, rise, (crestX - crest) / r, (far + crest) / r) <= 0) seen = true;
          else if (seen) {
            seen = false;
            touch = first;
            lastX = crestX;
            lastZ = crestZ;
          }
        }
      }
      let screen = 1;
      if (!seen || objectSlope > -Infinity) {
        const d = Math.sqrt(r * r + rise * rise);
        let firstX = objectX;
        let firstZ = objectZ;
        let e = 0;
        if (seen) {
          lastX = firstX;
          lastZ = firstZ;
        } else {
          firstX = hull[first] as number;
          firstZ = hull[first + 1] as number;
          for (; touch > first; touch -= 2) {
            const ex = (hull[touch] as number) - (hull[touch - 2] as number);
            const ez = (hull[touch + 1] as number) - (hull[touch - 1] as number);
            e += Math.sqrt(ex * ex + ez * ez);
          }
        }
        const dss = Math.sqrt(firstX * firstX + firstZ * firstZ);
        const dx = r - lastX;
        const dz = rise - lastZ;
        const dsr = Math.sqrt(dx * dx + dz * dz);
        const longer = dss + e + dsr - d;
        const detour = seen ? -longer : longer;
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
    const kind = (tops[index] as number) & KIND;
    const z = (topsZ[index] as number) - sourceZ;
    let x = col * alongCol + row * alongRow;
    if (kind === OPEN) {
      if (asked < GROUND_COUNTS || x < entry || x > exit) {
        entry = exit;
        continue;
      }
    } else {
      if (kind === BUILDING) {
        // A building is two edges, where the ray enters its cell and where it leaves.
        x = entry;
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
      const edge = kind === BUILDING && z < 0 ? exit : x;
      const slope = z / edge;
      if (slope > objectSlope) {
        objectSlope = slope;
        objectX = edge;
        objectZ = z;
      }
    }
    entry = exit;
    for (let again = kind === BUILDING ? 1 : 0; again >= 0; again--) {
      while (stepX * (z - topZ) - stepZ * (x - topX) >= 0) {
        top -= 2;
        topX = hull[top] as number;
        topZ = hull[top + 1] as number;
        stepX = topX - (hull[top - 2] as number);
        stepZ = topZ - (hull[top - 1] as number);
      }
      top += 2;
      stepX = x - topX;
      stepZ = z - topZ;
      topX = x;
      topZ = z;
      hull[top] = x;
      hull[top + 1] = z;
      x = exit;
    }
  }

  s.node = node;
  s.cell = cell;
  if (level + 1 === levels) return;
  const next = base + room;
  for (let child = 0; child < 2; child++) {
    for (let i = 0; i <= top - base + 1; i++) hull[next + i] = hull[base + i] as number;
    follow(s, level + 1, top - base, objectSlope, objectX, objectZ, sum, wallEnd);
  }
}
