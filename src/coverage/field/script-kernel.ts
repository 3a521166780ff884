import { DZ_CAP_DB, ONE_EDGE_WITHIN_M } from "../../acoustics/diffraction";
import { LEAST_DISTANCE_M } from "../../acoustics/path-budget";
import { FIRST_RAYS } from "./polar-table";
import { BUILDING } from "./surface";
import { type FieldKernel, type SweepJob, turnedRaster } from "./sweep-job";

const CAP_ONE = 10 ** (DZ_CAP_DB.one / 10);
const CAP_SEVERAL = 10 ** (DZ_CAP_DB.several / 10);
const DB_PER_NEPER = 10 / Math.LN10;

/** The kernel in plain TypeScript: what field-kernel.as does, line by line, where WebAssembly or its SIMD is missing. */
export function scriptKernel(): FieldKernel {
  return {
    name: "script",
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

// One idea, one function: the state of a ray lives in local variables, which closures over several functions would move to the heap (30 % slower).
function sweepQuadrant(job: SweepJob, quadrant: number, out: Float32Array): void {
  const { heights, kinds, ground } = job.surface;
  const { cellM, cols } = job.surface.grid;
  const { firstRing, nodes, counts, cells, distances, step } = job.table;
  const { sourceZ, receiverHeightM, groundTable, bendPerM, levelAt1mDb, groundGain } = job;
  const turned = turnedRaster(job, quadrant);
  const { colStride, rowStride, outColStride, outRowStride, alongColM, alongRowM, clipped } = turned;
  const { minCol, maxCol, minRow, maxRow } = turned;
  const home = job.row * cols + job.col;
  const outHome = (job.row - job.window.row0) * job.window.cols + job.col - job.window.col0;
  const stepM = step * cellM;
  const halfStepM = stepM / 2;
  const levels = firstRing.length - 1;
  // Two points for each ring, and the siren.
  const room = 2 * (firstRing[levels] as number) + 2;
  const hullX = new Float64Array(levels * room);
  const hullZ = new Float64Array(levels * room);
  const hullLength = new Float64Array(levels * room);
  // ∫ G along the ray up to each ring: a child overwrites only what lies beyond its parent.
  const groundUpTo = new Float64Array(firstRing[levels] as number);
  const groundAt = new Float64Array(firstRing[levels] as number);
  const is2024 = job.edition === 2024;
  const kScale = 1 / 2000;
  const absorption = job.absorptionDbPerM;
  const wave5 = 5 * job.wavelengthM;
  const sourceReachM = 30 * job.sourceHeightM;
  const receiverReachM = 30 * receiverHeightM;
  const heightSum2 = (job.sourceHeightM + receiverHeightM) ** 2;
  const heightGap2 = (job.sourceHeightM - receiverHeightM) ** 2;
  const homeInside = minCol <= 0 && maxCol >= 0 && minRow <= 0 && maxRow >= 0;
  const homeG = ground ? (homeInside ? (ground[home] as number) : job.surface.groundFactor) : 0;
  groundAt[0] = homeG;
  let node = 0;
  let cell = 0;

  const groundTo = (x: number, ring: number, gBeyond: number): number => {
    // ring is the first that is not laid yet: up to (ring − 1) · step the integral is known.
    const known = ring - 1;
    const at = x / stepM;
    if (at >= known) return (groundUpTo[known] as number) + (x - known * stepM) * gBeyond;
    const low = Math.floor(at);
    const from = groundUpTo[low] as number;
    return from + ((groundUpTo[low + 1] as number) - from) * (at - low);
  };

  const mixedGround = (planM: number, snappedM: number, ring: number, g: number): number => {
    const sourceEnd = Math.min(snappedM, sourceReachM);
    const receiverStart = Math.max(0, snappedM - receiverReachM);
    const atSourceEnd = groundTo(sourceEnd, ring, g);
    const atReceiverStart = groundTo(receiverStart, ring, g);
    const atEnd = groundTo(snappedM, ring, g);
    const gSource = sourceEnd > 0 ? atSourceEnd / sourceEnd : homeG;
    const gReceiver = snappedM > receiverStart ? (atEnd - atReceiverStart) / (snappedM - receiverStart) : g;
    const gMiddle =
      sourceEnd < receiverStart
        ? (atReceiverStart - atSourceEnd) / (receiverStart - sourceEnd)
        : snappedM > 0
          ? atEnd / snappedM
          : g;
    const low = Math.floor(planM);
    const part = planM - low;
    const at = 4 * low;
    const mix = (k: number): number => {
      const from = groundTable[at + k] as number;
      return from + ((groundTable[at + 4 + k] as number) - from) * part;
    };
    return mix(0) + mix(1) * gSource + mix(2) * gMiddle + mix(3) * gReceiver;
  };

  const follow = (level: number, parentTop: number, slope0: number, x0: number, z0: number): void => {
    const base = level * room;
    let top = base + parentTop;
    // The object that stands highest as seen from the siren: where sight is free, it is the one that may still screen.
    let objectSlope = slope0;
    let objectX = x0;
    let objectZ = z0;
    const lastRing = firstRing[level + 1] as number;
    for (let ring = firstRing[level] as number; ring < lastRing; ring++) {
      for (let left = counts[node] as number; left > 0; left--, cell++) {
        const packed = cells[cell] as number;
        const col = (packed << 16) >> 16;
        const row = packed >> 16;
        if (clipped && (col < minCol || col > maxCol || row < minRow || row > maxRow)) continue;
        const index = home + col * colStride + row * rowStride;
        const groundZ = heights[2 * index] as number;
        if ((heights[2 * index + 1] as number) > groundZ && kinds[index] === BUILDING) continue;
        const z = groundZ + receiverHeightM;
        const r = (distances[cell] as number) * cellM;
        let touch = top;
        while (
          touch > base &&
          ((hullX[touch] as number) - (hullX[touch - 1] as number)) * (z - (hullZ[touch] as number)) -
            ((hullZ[touch] as number) - (hullZ[touch - 1] as number)) * (r - (hullX[touch] as number)) >=
            0
        )
          touch--;
        const rise = z - sourceZ;
        const d = Math.sqrt(r * r + rise * rise);
        let screen = 1;
        if (touch > base || objectSlope > -Infinity) {
          let dss: number;
          let dsr: number;
          let detour: number;
          let e = 0;
          if (touch > base) {
            const [dx, dz] = [r - (hullX[touch] as number), z - (hullZ[touch] as number)];
            dsr = Math.sqrt(dx * dx + dz * dz);
            dss = hullLength[base + 1] as number;
            e = (hullLength[touch] as number) - dss;
            detour = dss + e + dsr - d;
          } else {
            const [dx, dz] = [r - objectX, z - objectZ];
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
              const nearer = Math.min(dss, dsr);
              const longer = Math.max(dss, dsr) + e;
              const kmet = Math.exp(
                -kScale * Math.sqrt((longer * nearer * d) / (2 * (detour + 2 / (bendPerM * c3)))),
              );
              screen = 1 + (2 + bend) * kmet;
            } else {
              const kmet = detour > 0 ? Math.exp(-kScale * Math.sqrt((dss * dsr * d) / (2 * detour))) : 1;
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
          const sum = mixedGround(planM, r, ring, ground[index] as number);
          factor = Math.exp(sum / DB_PER_NEPER);
          if (is2024) factor = 1 / (1 + (1 / factor - 1) * ((plan2 + heightGap2) / (plan2 + heightSum2)));
          if (!groundGain && factor < 1) factor = 1;
        }
        // Loss Agr + max(0, Dz − max(Agr, 0)), in the domain of energy.
        const least = factor > 1 ? factor : 1;
        if (screen > least) factor *= screen / least;
        const d2 = Math.max(LEAST_DISTANCE_M * LEAST_DISTANCE_M, plan2 + rise * rise);
        out[outHome + col * outColStride + row * outRowStride] =
          levelAt1mDb - absorption * Math.sqrt(d2) - DB_PER_NEPER * Math.log(d2 * factor);
      }
      const packed = nodes[node++] as number;
      const col = (packed << 16) >> 16;
      const row = packed >> 16;
      if (clipped && (col < minCol || col > maxCol || row < minRow || row > maxRow)) {
        if (ground !== null) {
          groundAt[ring] = groundAt[ring - 1] as number;
          groundUpTo[ring] = (groundUpTo[ring - 1] as number) + stepM * (groundAt[ring] as number);
        }
        continue;
      }
      const index = home + col * colStride + row * rowStride;
      if (ground !== null) {
        const g = ground[index] as number;
        groundAt[ring] = g;
        groundUpTo[ring] =
          (groundUpTo[ring - 1] as number) + halfStepM * (g + (groundAt[ring - 1] as number));
      }
      const topZ = heights[2 * index + 1] as number;
      let x = ring * stepM;
      let again = 0;
      if (topZ > (heights[2 * index] as number)) {
        // A building of one cell is two edges, half a step before and behind; a barrier is one.
        if (kinds[index] === BUILDING) {
          x -= halfStepM;
          again = 1;
        }
        const slope = (topZ - sourceZ) / x;
        if (slope > objectSlope) {
          objectSlope = slope;
          objectX = x;
          objectZ = topZ;
        }
        if (again === 1 && slope < 0) {
          // Seen from above, the far edge of a roof stands higher.
          const far = x + stepM;
          const farSlope = (topZ - sourceZ) / far;
          if (farSlope > objectSlope) {
            objectSlope = farSlope;
            objectX = far;
            objectZ = topZ;
          }
        }
      }
      for (; again >= 0; again--, x += stepM) {
        while (
          top > base &&
          ((hullX[top] as number) - (hullX[top - 1] as number)) * (topZ - (hullZ[top] as number)) -
            ((hullZ[top] as number) - (hullZ[top - 1] as number)) * (x - (hullX[top] as number)) >=
            0
        )
          top--;
        const [dx, dz] = [x - (hullX[top] as number), topZ - (hullZ[top] as number)];
        top++;
        hullX[top] = x;
        hullZ[top] = topZ;
        hullLength[top] = (hullLength[top - 1] as number) + Math.sqrt(dx * dx + dz * dz);
      }
    }
    if (level + 1 === levels) return;
    const next = base + room;
    for (let child = 0; child < 2; child++) {
      for (let i = 0; i <= top - base; i++) {
        hullX[next + i] = hullX[base + i] as number;
        hullZ[next + i] = hullZ[base + i] as number;
        hullLength[next + i] = hullLength[base + i] as number;
      }
      follow(level + 1, top - base, objectSlope, objectX, objectZ);
    }
  };

  for (let ray = 0; ray < FIRST_RAYS; ray++) {
    hullX[0] = 0;
    hullZ[0] = sourceZ;
    hullLength[0] = 0;
    follow(0, 0, -Infinity, 0, 0);
  }
}
