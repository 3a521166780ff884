// The field kernel for WebAssembly (AssemblyScript). `npm run build:kernel` compiles it into field-kernel-wasm.ts; a test
// compares the two. Pass 1 (`follow`) is script-kernel.ts line by line, in doubles, and writes what each cell needs in the
// order in which cells are met; pass 2 (`levels`) turns four of them at a time into decibels and puts them into their places.

// Layout of the block of doubles that wasm-kernel.ts writes; the order is that of PARAMS there.
let segments: usize, startsAt: usize, directions: usize, nodes: usize, exits: usize, counts: usize, cells: usize, distances: usize;
let tops: usize, floors: usize, ground: usize, groundTable: usize;
let hull: usize, groundUpTo: usize;
let batch: usize, batchRoom: usize, out: usize;
let levels: i32, room: i32, mixed: bool, clipped: bool, is2024: bool, groundGain: bool;
let colStride: i32, rowStride: i32, outColStride: i32, outRowStride: i32, home: i32, outHome: i32, nowhere: i32;
let fallingDiagonal: bool;
let minCol: i32, maxCol: i32, minRow: i32, maxRow: i32;
let cellM: f64, alongColM: f64, alongRowM: f64, sourceZ: f64, receiverHeightM: f64;
let levelAt1mDb: f64, absorption: f64, bendPerM: f64, wave5: f64;
let sourceReach: f64, receiverReach: f64, heightSum2: f64, heightGap2: f64, homeG: f64, groundFactor: f64;

// Where the sweep is: pointers into the table, and the end of the batch.
let segment: usize, direction: usize, node: usize, exitAt: usize, countAt: usize, cell: usize, distance: usize, filled: i32;

let cursor: usize;
// @ts-ignore: decorator
@inline function real(): f64 { const v = load<f64>(cursor); cursor += 8; return v; }
// @ts-ignore: decorator
@inline function whole(): i32 { return <i32>real(); }
// @ts-ignore: decorator
@inline function address(): usize { return <usize>real(); }

/** First byte that is free for data. */
export function heapBase(): usize { return __heap_base; }

/** Reads the block of one quadrant and goes back to the start of the table. */
export function configure(block: usize): void {
  cursor = block;
  segments = address(); startsAt = address(); directions = address(); nodes = address(); exits = address(); counts = address(); cells = address(); distances = address();
  tops = address(); floors = address(); ground = address(); groundTable = address();
  hull = address(); groundUpTo = address();
  batch = address(); batchRoom = address(); out = address();
  levels = whole(); room = whole();
  mixed = whole() != 0; clipped = whole() != 0; is2024 = whole() != 0; groundGain = whole() != 0;
  colStride = whole(); rowStride = whole(); outColStride = whole(); outRowStride = whole(); home = whole(); outHome = whole(); nowhere = whole(); 
  fallingDiagonal = abs(colStride) == 1;
  minCol = whole(); maxCol = whole(); minRow = whole(); maxRow = whole();
  cellM = real(); alongColM = real(); alongRowM = real(); sourceZ = real(); receiverHeightM = real();
  levelAt1mDb = real(); absorption = real(); bendPerM = real(); wave5 = real();
  sourceReach = real(); receiverReach = real(); heightSum2 = real(); heightGap2 = real(); homeG = real(); groundFactor = real();
  segment = segments; direction = directions; node = nodes; exitAt = exits; countAt = counts; cell = cells; distance = distances;
  store<f64>(groundUpTo, 0);
}

/** Points of a hull, 16 bytes each: distance and height above the siren. The first lies far below the siren, so that nothing is ever popped beyond it. */
const POINT: usize = 16;
const DEPTH: f64 = -1e30;
/** An object that stands so high that sight passes nowhere near it: none. */
const NO_OBJECT: f64 = 1e9;

/** Sweeps one of the first rays of the quadrant, and all that it becomes. */
export function sweepRay(): void {
  filled = 0;
  const fromCell = cell, fromDistance = distance;
  store<f64>(hull, 0);
  store<f64>(hull, DEPTH, 8);
  store<f64>(hull, 0, 16);
  store<f64>(hull, 0, 24);
  follow(0, POINT, -Infinity, 1, NO_OBJECT, load<f64>(startsAt) * homeG, -1);
  writeLevels(filled, fromCell, fromDistance);
}

// The arrays of the batch, by number.
// @ts-ignore: decorator
@inline function batchArray(k: usize): usize { return batch + k * batchRoom; }

function groundTo(x: f64, laid: f64, sum: f64, g: f64): f64 {
  if (x >= laid) return sum + (x - laid) * g;
  const low = Math.floor(x);
  const at = groundUpTo + (<usize>low << 3);
  const from = load<f64>(at);
  const step = min(1, laid - low);
  const to = low + 1 <= laid ? load<f64>(at, 8) : sum;
  return from + ((to - from) * (x - low)) / step;
}

function mixedGround(planM: f64, r: f64, laid: f64, sum: f64, g: f64): f64 {
  const sourceEnd = min(r, sourceReach);
  const receiverStart = max(0, r - receiverReach);
  const atSourceEnd = groundTo(sourceEnd, laid, sum, g);
  const atReceiverStart = groundTo(receiverStart, laid, sum, g);
  const atEnd = groundTo(r, laid, sum, g);
  const gSource = sourceEnd > 0 ? atSourceEnd / sourceEnd : homeG;
  const gReceiver = r > receiverStart ? (atEnd - atReceiverStart) / (r - receiverStart) : g;
  const gMiddle = sourceEnd < receiverStart ? (atReceiverStart - atSourceEnd) / (receiverStart - sourceEnd) : atEnd / r;
  const low = <i32>planM;
  const part = planM - <f64>low;
  const at = groundTable + (<usize>low << 4);
  return mix(at, part) + mix(at + 4, part) * gSource + mix(at + 8, part) * gMiddle + mix(at + 12, part) * gReceiver;
}

// @ts-ignore: decorator
@inline function mix(at: usize, part: f64): f64 {
  const from = <f64>load<f32>(at);
  return from + (<f64>load<f32>(at, 16) - from) * part;
}

/** How near the sight line to the highest ground must run for the ground under the line to be looked at, and how far about the crest, cells. */
const GRAZE_CELLS: f64 = 0.2;
const CREST_CELLS: f64 = 2;

/** How far the ground under a sight line rises above it between two of its fractions, m: triangles between the centres of cells. */
function highestOver(col: i32, row: i32, z: f64, from: f64, to: f64): f64 {
  const u0 = -alongColM / cellM, v0 = -alongRowM / cellM;
  const du = <f64>col - u0, dv = <f64>row - v0;
  let most = -Infinity;
  for (let lines = 0; lines < 3; lines++) {
    const start = lines == 0 ? u0 : lines == 1 ? v0 : fallingDiagonal ? u0 - v0 : u0 + v0;
    const run = lines == 0 ? du : lines == 1 ? dv : fallingDiagonal ? du - dv : du + dv;
    if (Math.abs(run) < 1e-9) continue;
    const a = start + run * max(1e-9, from), b = start + run * min(1 - 1e-9, to);
    const last = Math.floor(max(a, b));
    for (let at = Math.ceil(min(a, b)); at <= last; at += 1) {
      const t = (at - start) / run;
      const u = u0 + du * t, v = v0 + dv * t;
      let c = <i32>Math.floor(u + 1e-9), w = <i32>Math.floor(v + 1e-9);
      let c2: i32, w2: i32, part: f64;
      if (lines == 0) { c = <i32>at; c2 = c; w2 = w + 1; part = v - <f64>w; }
      else if (lines == 1) { w = <i32>at; w2 = w; c2 = c + 1; part = u - <f64>c; }
      else if (fallingDiagonal) { c2 = c + 1; w2 = w + 1; part = u - <f64>c; }
      else { c2 = c; w2 = w + 1; c = c + 1; part = v - <f64>w; }
      if (clipped && (min(c, c2) < minCol || max(c, c2) > maxCol || w < minRow || w2 > maxRow)) continue;
      const p = <f64>load<f32>(floors + (<usize>(home + c * colStride + w * rowStride) << 2));
      const q = <f64>load<f32>(floors + (<usize>(home + c2 * colStride + w2 * rowStride) << 2));
      most = max(most, p + (q - p) * part - sourceZ - z * t);
    }
  }
  return most;
}

function follow(level: i32, top0: usize, slope0: f64, x0: f64, z0: f64, sum0: f64, wall0: f64): void {
  const points = hull + <usize>(level * room) * POINT;
  let top = points + top0;
  let objectSlope = slope0, objectX = x0, objectZ = z0, sum = sum0, wallEnd = wall0;
  // The last point of the hull and the way to it from the one before.
  let topX = load<f64>(top), topZ = load<f64>(top, 8);
  let stepX = topX - load<f64>(top - POINT), stepZ = topZ - load<f64>(top - POINT, 8);
  let laid = load<f64>(startsAt + (<usize>level << 3));
  const hr = receiverHeightM, size = cellM, source = sourceZ;
  const graze = GRAZE_CELLS * size, crest = CREST_CELLS * size;
  const cs = colStride, rs = rowStride, h = home, tp = tops, fp = floors;
  const out0 = batchArray(0), out1 = batchArray(1), out2 = batchArray(2), out3 = batchArray(3), out4 = batchArray(4), out5 = batchArray(5), out6 = batchArray(6), out7 = batchArray(7);
  let n = node, ex = exitAt, c = countAt, ce = cell, di = distance;
  let fill: usize = <usize>filled << 2;
  let entry = laid * size;
  const alongCol = load<f64>(direction) * size, alongRow = load<f64>(direction, 8) * size;
  direction += 16;
  const lastNode = n + (<usize>load<i32>(segment) << 2);
  segment += 4;
  for (; n < lastNode; n += 4) {
    const asked = <i32>load<u8>(c++);
    for (let left = asked & 0x7f; left > 0; left--) {
      const packed = load<i32>(ce);
      const cellsAway = <f64>load<f32>(di);
      ce += 4;
      di += 4;
      const col = (packed << 16) >> 16, row = packed >> 16;
      let place = nowhere;
      if (!clipped || (col >= minCol && col <= maxCol && row >= minRow && row <= maxRow)) {
        const index = h + col * cs + row * rs;
        if ((load<i32>(tp + (<usize>index << 2)) & 3) != 1) {
          place = outHome + col * outColStride + row * outRowStride;
          const r = cellsAway * size;
          const z = <f64>load<f32>(fp + (<usize>index << 2)) + hr - source;
          let touch = top;
          let tx = topX, tz = topZ, px = stepX, pz = stepZ;
          while (px * (z - tz) - pz * (r - tx) >= 0) {
            touch -= POINT;
            tx = load<f64>(touch);
            tz = load<f64>(touch, 8);
            px = tx - load<f64>(touch - POINT);
            pz = tz - load<f64>(touch - POINT, 8);
          }
          let fx = objectX, fz = objectZ, between: f64 = -1;
          const first = points + 2 * POINT;
          let seen = touch < first;
          if (top >= first) {
            const crestX = load<f64>(first), crestZ = load<f64>(first, 8);
            // Where the highest ground all but touches the sight line, the ground under the line itself decides.
            if (Math.abs(crestZ * r - z * crestX) < graze * r && (crestX != objectX || crestZ != objectZ)) {
              const far = seen ? crestX : tx;
              const over = highestOver(col, row, z, (crestX - crest) / r, (far + crest) / r);
              if (over <= 0) seen = true;
              else if (seen) {
                seen = false;
                touch = first;
                tx = crestX;
                tz = crestZ;
              }
            }
          }
          if (!seen) {
            fx = load<f64>(first);
            fz = load<f64>(first, 8);
            between = 0;
            for (let at = touch; at > first; at -= POINT) {
              const dx = load<f64>(at) - load<f64>(at - POINT), dz = load<f64>(at, 8) - load<f64>(at - POINT, 8);
              between += Math.sqrt(dx * dx + dz * dz) - dx;
            }
          } else {
            tx = fx;
            tz = fz;
          }
          store<f32>(out1 + fill, <f32>fx);
          store<f32>(out2 + fill, <f32>fz);
          store<f32>(out3 + fill, <f32>(r - tx));
          store<f32>(out4 + fill, <f32>(z - tz));
          store<f32>(out5 + fill, <f32>between);
          store<f32>(out6 + fill, <f32>z);
          if (mixed) {
            const g = <f64>load<f32>(ground + (<usize>index << 2));
            const x = <f64>col * size + alongColM, y = <f64>row * size + alongRowM;
            store<f32>(out7 + fill, <f32>mixedGround(Math.sqrt(x * x + y * y), cellsAway, laid, sum, g));
          }
        }
      }
      store<i32>(out0 + fill, place);
      fill += 4;
    }
    const packed = load<i32>(n);
    const exitCells = <f64>load<f32>(ex);
    ex += 4;
    const exit = exitCells * size;
    const col = (packed << 16) >> 16, row = packed >> 16;
    const outside = clipped && (col < minCol || col > maxCol || row < minRow || row > maxRow);
    const index = h + col * cs + row * rs;
    if (mixed) {
      const g = outside ? groundFactor : <f64>load<f32>(ground + (<usize>index << 2));
      for (let at = Math.floor(laid) + 1; at <= exitCells; at += 1) store<f64>(groundUpTo + (<usize>at << 3), sum + (at - laid) * g);
      sum += (exitCells - laid) * g;
      laid = exitCells;
    }
    if (outside) {
      entry = exit;
      continue;
    }
    const bits = load<i32>(tp + (<usize>index << 2));
    const z = <f64>reinterpret<f32>(bits) - source;
    const kind = bits & 3;
    let x: f64;
    let again = false;
    if (kind == 0) {
      x = <f64>col * alongCol + <f64>row * alongRow;
      if (asked < 0x80 || x < entry || x > exit) {
        entry = exit;
        continue;
      }
    } else {
      if (kind == 1) {
        x = entry;
        again = true;
      } else {
        x = (entry + exit) / 2;
        const sameWall = wallEnd == entry;
        wallEnd = exit;
        if (sameWall) {
          entry = exit;
          continue;
        }
      }
      const edge = again && z < 0 ? exit : x;
      const slope = z / edge;
      if (slope > objectSlope) {
        objectSlope = slope;
        objectX = edge;
        objectZ = z;
      }
    }
    entry = exit;
    while (stepX * (z - topZ) - stepZ * (x - topX) >= 0) {
      top -= POINT;
      topX = load<f64>(top);
      topZ = load<f64>(top, 8);
      stepX = topX - load<f64>(top - POINT);
      stepZ = topZ - load<f64>(top - POINT, 8);
    }
    top += POINT;
    stepX = x - topX;
    stepZ = z - topZ;
    topX = x;
    topZ = z;
    store<f64>(top, x);
    store<f64>(top, z, 8);
    if (again) {
      // The far edge of a roof as high as the near one pops at most that, where the roof stands above the siren's horizon.
      while (stepX * (z - topZ) - stepZ * (exit - topX) >= 0) {
        top -= POINT;
        topX = load<f64>(top);
        topZ = load<f64>(top, 8);
        stepX = topX - load<f64>(top - POINT);
        stepZ = topZ - load<f64>(top - POINT, 8);
      }
      top += POINT;
      stepX = exit - topX;
      stepZ = z - topZ;
      topX = exit;
      topZ = z;
      store<f64>(top, exit);
      store<f64>(top, z, 8);
    }
  }
  node = n;
  exitAt = ex;
  countAt = c;
  cell = ce;
  distance = di;
  filled = <i32>(fill >> 2);
  if (level + 1 == levels) return;
  const next = <usize>room * POINT;
  for (let child = 0; child < 2; child++) {
    for (let at = points; at <= top; at += POINT) v128.store(at + next, v128.load(at));
    follow(level + 1, top - points, objectSlope, objectX, objectZ, sum, wallEnd);
  }
}

// @ts-ignore: decorator
@inline function all(x: f64): v128 { return f32x4.splat(<f32>x); }

// Constants lie in memory, four times over: engines make a literal of 16 bytes anew, by three instructions, wherever it is used.
const MOST_HALVINGS = memory.data<f32>([126, 126, 126, 126], 16);
const HALVED_5 = memory.data<f32>([0.0018775767, 0.0018775767, 0.0018775767, 0.0018775767], 16);
const HALVED_4 = memory.data<f32>([0.0089893397, 0.0089893397, 0.0089893397, 0.0089893397], 16);
const HALVED_3 = memory.data<f32>([0.0558263180, 0.0558263180, 0.0558263180, 0.0558263180], 16);
const HALVED_2 = memory.data<f32>([0.2401536000, 0.2401536000, 0.2401536000, 0.2401536000], 16);
const HALVED_1 = memory.data<f32>([0.6931530732, 0.6931530732, 0.6931530732, 0.6931530732], 16);
const HALVED_0 = memory.data<f32>([0.9999999404, 0.9999999404, 0.9999999404, 0.9999999404], 16);
const ONE = memory.data<f32>([1, 1, 1, 1], 16);
const LOG2_7 = memory.data<f32>([0.412198583, 0.412198583, 0.412198583, 0.412198583], 16);
const LOG2_5 = memory.data<f32>([0.577078016, 0.577078016, 0.577078016, 0.577078016], 16);
const LOG2_3 = memory.data<f32>([0.961796694, 0.961796694, 0.961796694, 0.961796694], 16);
const LOG2_1 = memory.data<f32>([2.885390082, 2.885390082, 2.885390082, 2.885390082], 16);
const ZERO = memory.data<f32>([0, 0, 0, 0], 16);
const KMET = memory.data<f32>([1.4426950408889634 / 2000, 1.4426950408889634 / 2000, 1.4426950408889634 / 2000, 1.4426950408889634 / 2000], 16);
const LEAST_LEG = memory.data<f32>([1e-6, 1e-6, 1e-6, 1e-6], 16);
const THIRD = memory.data<f32>([1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0], 16);
const TWO = memory.data<f32>([2, 2, 2, 2], 16);
const LEAST_DETOUR = memory.data<f32>([1e-9, 1e-9, 1e-9, 1e-9], 16);
const THREE = memory.data<f32>([3, 3, 3, 3], 16);
const CAP_SEVERAL = memory.data<f32>([316.22776601683796, 316.22776601683796, 316.22776601683796, 316.22776601683796], 16);
const CAP_ONE = memory.data<f32>([100, 100, 100, 100], 16);
const LIFT_DB = memory.data<f32>([20, 20, 20, 20], 16);
const LIFT = memory.data<f32>([100, 100, 100, 100], 16);
const LOG2_PER_DB = memory.data<f32>([0.33219280948873623, 0.33219280948873623, 0.33219280948873623, 0.33219280948873623], 16);
const LEAST_D2 = memory.data<f32>([1e-4, 1e-4, 1e-4, 1e-4], 16);
const DB_PER_OCTAVE = memory.data<f32>([3.010299956639812, 3.010299956639812, 3.010299956639812, 3.010299956639812], 16);

/** 2^−u for u in 0 … 126: the whole part by exponent bits, the rest by a polynomial of degree 5 (error 2·10⁻⁷). */
// @ts-ignore: decorator
@inline function halved(u: v128): v128 {
  const w = f32x4.min(u, v128.load(MOST_HALVINGS));
  const k = f32x4.ceil(w);
  // f in 0 … 1: 2^−w = 2^f · 2^−k.
  const f = f32x4.sub(k, w);
  let p = v128.load(HALVED_5);
  p = f32x4.add(f32x4.mul(p, f), v128.load(HALVED_4));
  p = f32x4.add(f32x4.mul(p, f), v128.load(HALVED_3));
  p = f32x4.add(f32x4.mul(p, f), v128.load(HALVED_2));
  p = f32x4.add(f32x4.mul(p, f), v128.load(HALVED_1));
  p = f32x4.add(f32x4.mul(p, f), v128.load(HALVED_0));
  const exponent = i32x4.shl(i32x4.sub(i32x4.splat(127), i32x4.trunc_sat_f32x4_s(k)), 23);
  return f32x4.mul(p, exponent);
}

/** log2 of positive numbers: exponent, and the mantissa by atanh (error 10⁻⁷). */
// @ts-ignore: decorator
@inline function log2(v: v128): v128 {
  // √½ … √2 keeps the series short.
  const bits = i32x4.sub(v, i32x4.splat(0x3f3504f3));
  const exponent = f32x4.convert_i32x4_s(i32x4.shr_s(bits, 23));
  const m = i32x4.add(v128.and(bits, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3));
  const t = f32x4.div(f32x4.sub(m, v128.load(ONE)), f32x4.add(m, v128.load(ONE)));
  const t2 = f32x4.mul(t, t);
  // 2/ln 2 · (t + t³/3 + t⁵/5 + t⁷/7)
  let p = v128.load(LOG2_7);
  p = f32x4.add(f32x4.mul(p, t2), v128.load(LOG2_5));
  p = f32x4.add(f32x4.mul(p, t2), v128.load(LOG2_3));
  p = f32x4.add(f32x4.mul(p, t2), v128.load(LOG2_1));
  return f32x4.add(exponent, f32x4.mul(t, p));
}

/** Four neighbouring entries of a table at t, linear between. */
// @ts-ignore: decorator
@inline function lookUp(t: v128): v128 {
  const low = i32x4.trunc_sat_f32x4_s(t);
  const part = f32x4.sub(t, f32x4.convert_i32x4_s(low));
  const a = groundTable + (<usize>i32x4.extract_lane(low, 0) << 2);
  const b = groundTable + (<usize>i32x4.extract_lane(low, 1) << 2);
  const c = groundTable + (<usize>i32x4.extract_lane(low, 2) << 2);
  const d = groundTable + (<usize>i32x4.extract_lane(low, 3) << 2);
  // Each load brings an entry and the next one.
  const ab = v128.load_lane<u64>(b, v128.load64_zero(a), 1);
  const cd = v128.load_lane<u64>(d, v128.load64_zero(c), 1);
  const from = v128.shuffle<f32>(ab, cd, 0, 2, 4, 6);
  const to = v128.shuffle<f32>(ab, cd, 1, 3, 5, 7);
  return f32x4.add(from, f32x4.mul(f32x4.sub(to, from), part));
}

function writeLevels(count: i32, fromCell: usize, fromDistance: usize): void {
  const end = <usize>count << 2;
  const out1 = batchArray(1), out2 = batchArray(2), out3 = batchArray(3), out4 = batchArray(4), out5 = batchArray(5), out6 = batchArray(6), out7 = batchArray(7);
  const one = v128.load(ONE), zero = v128.load(ZERO);
  const k = v128.load(KMET);
  const size = all(cellM), eastM = all(alongColM), southM = all(alongRowM);
  const w = all(wave5 * wave5), bendEach = all(bendPerM), absorb = all(absorption), power = all(levelAt1mDb);
  const gap2 = all(heightGap2), sum2 = all(heightSum2);
  for (let i: usize = 0; i < end; i += 16) {
    const packed = v128.load(fromCell + i);
    const x = f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(i32x4.shr_s(i32x4.shl(packed, 16), 16)), size), eastM);
    const y = f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(i32x4.shr_s(packed, 16)), size), southM);
    const plan2 = f32x4.add(f32x4.mul(x, x), f32x4.mul(y, y));
    const r = f32x4.mul(v128.load(fromDistance + i), size);
    const firstX = v128.load(out1 + i), firstZ = v128.load(out2 + i), lastX = v128.load(out3 + i), lastZ = v128.load(out4 + i);
    const between = v128.load(out5 + i), rise = v128.load(out6 + i);
    const rise2 = f32x4.mul(rise, rise), firstZ2 = f32x4.mul(firstZ, firstZ), lastZ2 = f32x4.mul(lastZ, lastZ);
    const d = f32x4.sqrt(f32x4.add(f32x4.mul(r, r), rise2));
    const dss = f32x4.sqrt(f32x4.add(f32x4.mul(firstX, firstX), firstZ2));
    const dsr = f32x4.sqrt(f32x4.add(f32x4.mul(lastX, lastX), lastZ2));
    const below = f32x4.lt(between, zero);
    const e = v128.andnot(f32x4.max(zero, f32x4.add(between, f32x4.sub(f32x4.sub(r, firstX), lastX))), below);
    // z of the path is what its legs are longer than their plan, less that of the sight line; √(x² + z²) − x = z²/(√(x² + z²) + x).
    const first = f32x4.add(dss, firstX), last = f32x4.max(f32x4.add(dsr, lastX), v128.load(LEAST_LEG)), whole = f32x4.add(d, r);
    const legsExcess = f32x4.add(f32x4.mul(firstZ2, last), f32x4.mul(lastZ2, first));
    const both = f32x4.mul(first, last);
    const ends = f32x4.div(f32x4.sub(f32x4.mul(legsExcess, whole), f32x4.mul(rise2, both)), f32x4.mul(both, whole));
    const longer = f32x4.add(ends, f32x4.max(zero, between));
    const detour = v128.bitselect(f32x4.neg(longer), longer, below);
    // C3 (eq. 15) as (e² + w)/(e²/3 + w), w = (5λ)²; 1 where the edges are one.
    const several = f32x4.gt(e, one);
    const e2 = f32x4.mul(e, e);
    const c3 = v128.bitselect(f32x4.div(f32x4.add(e2, w), f32x4.add(f32x4.mul(e2, v128.load(THIRD)), w)), one, several);
    const perM = f32x4.mul(c3, bendEach);
    const bend = f32x4.mul(perM, detour);
    let screen: v128;
    if (is2024) {
      const beyond = f32x4.max(f32x4.add(detour, f32x4.div(v128.load(TWO), perM)), v128.load(LEAST_DETOUR));
      const legs = f32x4.mul(f32x4.mul(f32x4.add(f32x4.max(dss, dsr), e), f32x4.min(dss, dsr)), d);
      const kmet = halved(f32x4.mul(k, f32x4.sqrt(f32x4.div(legs, f32x4.add(beyond, beyond)))));
      screen = f32x4.add(one, f32x4.mul(f32x4.add(v128.load(TWO), bend), kmet));
    } else {
      const legs = f32x4.mul(f32x4.mul(dss, dsr), d);
      const kmet = halved(f32x4.mul(k, f32x4.sqrt(f32x4.div(legs, f32x4.max(f32x4.add(detour, detour), v128.load(LEAST_DETOUR))))));
      screen = f32x4.add(v128.load(THREE), f32x4.mul(bend, v128.bitselect(kmet, one, f32x4.gt(detour, zero))));
    }
    screen = f32x4.max(one, f32x4.min(screen, v128.bitselect(v128.load(CAP_SEVERAL), v128.load(CAP_ONE), several)));
    let factor: v128;
    if (mixed) {
      // 10^(Agr/10) = 1 / 2^−(Agr · lg 10/10 …): Agr may be negative, so 20 dB are added and taken off again.
      const sum = v128.load(out7 + i);
      const gain = f32x4.mul(halved(f32x4.mul(f32x4.add(sum, v128.load(LIFT_DB)), v128.load(LOG2_PER_DB))), v128.load(LIFT));
      const kGeo = is2024 ? f32x4.div(f32x4.add(plan2, gap2), f32x4.add(plan2, sum2)) : one;
      factor = f32x4.div(one, f32x4.add(one, f32x4.mul(f32x4.sub(gain, one), kGeo)));
      if (!groundGain) factor = f32x4.max(one, factor);
    } else factor = lookUp(f32x4.sqrt(plan2));
    // Loss Agr + max(0, Dz − max(Agr, 0)), in the domain of energy.
    factor = f32x4.max(factor, f32x4.mul(screen, f32x4.min(one, factor)));
    const d2 = f32x4.max(v128.load(LEAST_D2), f32x4.add(plan2, rise2));
    const loss = f32x4.add(
      f32x4.mul(f32x4.sqrt(d2), absorb),
      f32x4.mul(log2(f32x4.mul(d2, factor)), v128.load(DB_PER_OCTAVE)),
    );
    v128.store(out1 + i, f32x4.sub(power, loss));
  }
  const places = batchArray(0), to = out;
  for (let i: usize = 0; i < end; i += 4) store<f32>(to + (<usize>load<i32>(places + i) << 2), load<f32>(out1 + i));
}
