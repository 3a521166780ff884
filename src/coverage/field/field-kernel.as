// The field kernel for WebAssembly (AssemblyScript). `npm run build:kernel` compiles it into field-kernel-wasm.ts; a test
// compares the two. Pass 1 (`follow`) is script-kernel.ts line by line, in doubles, and writes what each cell needs in the
// order in which cells are met; pass 2 (`levels`) turns four of them at a time into decibels and puts them into their places.

// Layout of the block of doubles that wasm-kernel.ts writes; the order is that of PARAMS there.
let segments: usize, startsAt: usize, directions: usize, nodes: usize, exits: usize, counts: usize, cells: usize, distances: usize;
let heights: usize, kinds: usize, ground: usize, groundTable: usize;
let hullX: usize, hullZ: usize, groundUpTo: usize;
let batch: usize, batchRoom: usize, out: usize;
let levels: i32, room: i32, mixed: bool, clipped: bool, is2024: bool, groundGain: bool;
let colStride: i32, rowStride: i32, outColStride: i32, outRowStride: i32, home: i32, outHome: i32;
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
  heights = address(); kinds = address(); ground = address(); groundTable = address();
  hullX = address(); hullZ = address(); groundUpTo = address();
  batch = address(); batchRoom = address(); out = address();
  levels = whole(); room = whole();
  mixed = whole() != 0; clipped = whole() != 0; is2024 = whole() != 0; groundGain = whole() != 0;
  colStride = whole(); rowStride = whole(); outColStride = whole(); outRowStride = whole(); home = whole(); outHome = whole();
  minCol = whole(); maxCol = whole(); minRow = whole(); maxRow = whole();
  cellM = real(); alongColM = real(); alongRowM = real(); sourceZ = real(); receiverHeightM = real();
  levelAt1mDb = real(); absorption = real(); bendPerM = real(); wave5 = real();
  sourceReach = real(); receiverReach = real(); heightSum2 = real(); heightGap2 = real(); homeG = real(); groundFactor = real();
  segment = segments; direction = directions; node = nodes; exitAt = exits; countAt = counts; cell = cells; distance = distances;
  store<f64>(groundUpTo, 0);
}

/** Sweeps one of the first rays of the quadrant, and all that it becomes. */
export function sweepRay(): void {
  filled = 0;
  store<f64>(hullX, 0);
  store<f64>(hullZ, sourceZ);
  follow(0, 0, -Infinity, 0, 0, load<f64>(startsAt) * homeG, -1);
  writeLevels(filled);
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

function follow(level: i32, parentTop: i32, slope0: f64, x0: f64, z0: f64, sum0: f64, wall0: f64): void {
  const base: usize = <usize>(level * room) << 3;
  const xs = hullX + base, zs = hullZ + base;
  let top: usize = <usize>parentTop << 3;
  let objectSlope = slope0, objectX = x0, objectZ = z0, sum = sum0, wallEnd = wall0;
  let laid = load<f64>(startsAt + (<usize>level << 3));
  const hr = receiverHeightM, size = cellM, source = sourceZ;
  const cs = colStride, rs = rowStride, h = home, hp = heights;
  const out0 = batchArray(0), out1 = batchArray(1), out2 = batchArray(2), out3 = batchArray(3), out4 = batchArray(4), out5 = batchArray(5), out6 = batchArray(6);
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
      const r = cellsAway * size;
      ce += 4;
      di += 4;
      const col = (packed << 16) >> 16, row = packed >> 16;
      if (clipped && (col < minCol || col > maxCol || row < minRow || row > maxRow)) continue;
      const index = h + col * cs + row * rs;
      const groundZ = load<f32>(hp + (<usize>index << 3));
      if (load<f32>(hp + (<usize>index << 3), 4) > groundZ && load<u8>(kinds + index) == 1) continue;
      const z = <f64>groundZ + hr;
      let touch = top;
      while (
        touch > 0 &&
        (load<f64>(xs + touch) - load<f64>(xs + touch - 8)) * (z - load<f64>(zs + touch)) -
        (load<f64>(zs + touch) - load<f64>(zs + touch - 8)) * (r - load<f64>(xs + touch)) >= 0
      ) touch -= 8;
      const rise = z - source;
      let detour: f64 = -1e9, e: f64 = 0, legs: f64 = 0;
      if (touch > 0) {
        const d = Math.sqrt(r * r + rise * rise);
        const dx = r - load<f64>(xs + touch), dz = z - load<f64>(zs + touch);
        const dsr = Math.sqrt(dx * dx + dz * dz);
        for (; touch > 8; touch -= 8) {
          const px = load<f64>(xs + touch) - load<f64>(xs + touch - 8), pz = load<f64>(zs + touch) - load<f64>(zs + touch - 8);
          e += Math.sqrt(px * px + pz * pz);
        }
        const sx = load<f64>(xs, 8), sz = load<f64>(zs, 8) - source;
        const dss = Math.sqrt(sx * sx + sz * sz);
        detour = dss + e + dsr - d;
        legs = is2024 ? (max(dss, dsr) + e) * min(dss, dsr) * d : dss * dsr * d;
      } else if (objectSlope > -Infinity) {
        const d = Math.sqrt(r * r + rise * rise);
        const dx = r - objectX, dz = z - objectZ, dh = objectZ - source;
        const dsr = Math.sqrt(dx * dx + dz * dz), dss = Math.sqrt(objectX * objectX + dh * dh);
        detour = d - dss - dsr;
        legs = dss * dsr * d;
      }
      const x = <f64>col * size + alongColM, y = <f64>row * size + alongRowM;
      const plan2 = x * x + y * y;
      store<i32>(out0 + fill, outHome + col * outColStride + row * outRowStride);
      store<f32>(out1 + fill, <f32>detour);
      store<f32>(out2 + fill, <f32>e);
      store<f32>(out3 + fill, <f32>legs);
      store<f32>(out4 + fill, <f32>plan2);
      store<f32>(out5 + fill, <f32>rise);
      if (mixed) {
        const g = <f64>load<f32>(ground + (<usize>index << 2));
        store<f32>(out6 + fill, <f32>mixedGround(Math.sqrt(plan2), cellsAway, laid, sum, g));
      }
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
    const topF = load<f32>(hp + (<usize>index << 3), 4);
    const topZ = <f64>topF;
    let px = <f64>col * alongCol + <f64>row * alongRow;
    let again = 0;
    if (topF > load<f32>(hp + (<usize>index << 3))) {
      if (load<u8>(kinds + index) == 1) {
        px = entry;
        again = 1;
      } else {
        px = (entry + exit) / 2;
        const sameWall = wallEnd == entry;
        wallEnd = exit;
        if (sameWall) {
          entry = exit;
          continue;
        }
      }
      const edge = again == 1 && topZ < source ? exit : px;
      const slope = (topZ - source) / edge;
      if (slope > objectSlope) {
        objectSlope = slope;
        objectX = edge;
        objectZ = topZ;
      }
    } else if (asked < 0x80 || px < entry || px > exit) {
      entry = exit;
      continue;
    }
    entry = exit;
    for (; again >= 0; again--) {
      while (
        top > 0 &&
        (load<f64>(xs + top) - load<f64>(xs + top - 8)) * (topZ - load<f64>(zs + top)) -
        (load<f64>(zs + top) - load<f64>(zs + top - 8)) * (px - load<f64>(xs + top)) >= 0
      ) top -= 8;
      top += 8;
      store<f64>(xs + top, px);
      store<f64>(zs + top, topZ);
      px = exit;
    }
  }
  node = n;
  exitAt = ex;
  countAt = c;
  cell = ce;
  distance = di;
  filled = <i32>(fill >> 2);
  if (level + 1 == levels) return;
  const next: usize = <usize>room << 3;
  for (let child = 0; child < 2; child++) {
    for (let i: usize = 0; i <= top; i += 8) {
      store<f64>(xs + next + i, load<f64>(xs + i));
      store<f64>(zs + next + i, load<f64>(zs + i));
    }
    follow(level + 1, <i32>(top >> 3), objectSlope, objectX, objectZ, sum, wallEnd);
  }
}

// @ts-ignore: decorator
@inline function all(x: f64): v128 { return f32x4.splat(<f32>x); }

/** 2^−u for u in 0 … 126: the whole part by exponent bits, the rest by a polynomial of degree 5 (error 2·10⁻⁷). */
// @ts-ignore: decorator
@inline function halved(u: v128): v128 {
  const w = f32x4.min(u, all(126));
  const k = f32x4.ceil(w);
  // f in 0 … 1: 2^−w = 2^f · 2^−k.
  const f = f32x4.sub(k, w);
  let p = all(0.0018775767);
  p = f32x4.add(f32x4.mul(p, f), all(0.0089893397));
  p = f32x4.add(f32x4.mul(p, f), all(0.0558263180));
  p = f32x4.add(f32x4.mul(p, f), all(0.2401536000));
  p = f32x4.add(f32x4.mul(p, f), all(0.6931530732));
  p = f32x4.add(f32x4.mul(p, f), all(0.9999999404));
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
  const t = f32x4.div(f32x4.sub(m, all(1)), f32x4.add(m, all(1)));
  const t2 = f32x4.mul(t, t);
  // 2/ln 2 · (t + t³/3 + t⁵/5 + t⁷/7 + t⁹/9)
  let p = all(0.320598898);
  p = f32x4.add(f32x4.mul(p, t2), all(0.412198583));
  p = f32x4.add(f32x4.mul(p, t2), all(0.577078016));
  p = f32x4.add(f32x4.mul(p, t2), all(0.961796694));
  p = f32x4.add(f32x4.mul(p, t2), all(2.885390082));
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

function writeLevels(count: i32): void {
  const end = <usize>count << 2;
  const out1 = batchArray(1), out2 = batchArray(2), out3 = batchArray(3), out4 = batchArray(4), out5 = batchArray(5), out6 = batchArray(6);
  // The last four may be partly old cells: their places are not written, but their numbers must be fit for the table.
  for (let i = end; i < ((end + 15) & ~15); i += 4) store<f32>(out4 + i, 0);
  const one = all(1), zero = all(0);
  const k = all(1.4426950408889634 / 2000);
  for (let i: usize = 0; i < end; i += 16) {
    const detour = v128.load(out1 + i);
    const e = v128.load(out2 + i);
    const legs = v128.load(out3 + i);
    const plan2 = v128.load(out4 + i);
    const rise = v128.load(out5 + i);
    // C3 (eq. 15) as (e² + w)/(e²/3 + w), w = (5λ)²; 1 where the edges are one.
    const several = f32x4.gt(e, one);
    const e2 = f32x4.mul(e, e);
    const w = all(wave5 * wave5);
    const c3 = v128.bitselect(f32x4.div(f32x4.add(e2, w), f32x4.add(f32x4.mul(e2, all(1.0 / 3.0)), w)), one, several);
    const perM = f32x4.mul(c3, all(bendPerM));
    const bend = f32x4.mul(perM, detour);
    let screen: v128;
    if (is2024) {
      const beyond = f32x4.max(f32x4.add(detour, f32x4.div(all(2), perM)), all(1e-9));
      const kmet = halved(f32x4.mul(k, f32x4.sqrt(f32x4.div(legs, f32x4.add(beyond, beyond)))));
      screen = f32x4.add(one, f32x4.mul(f32x4.add(all(2), bend), kmet));
    } else {
      const kmet = halved(f32x4.mul(k, f32x4.sqrt(f32x4.div(legs, f32x4.max(f32x4.add(detour, detour), all(1e-9))))));
      screen = f32x4.add(all(3), f32x4.mul(bend, v128.bitselect(kmet, one, f32x4.gt(detour, zero))));
    }
    screen = f32x4.max(one, f32x4.min(screen, v128.bitselect(all(316.22776601683796), all(100), several)));
    let factor: v128;
    if (mixed) {
      // 10^(Agr/10) = 1 / 2^−(Agr · lg 10/10 …): Agr may be negative, so 20 dB are added and taken off again.
      const sum = v128.load(out6 + i);
      const gain = f32x4.mul(halved(f32x4.mul(f32x4.add(sum, all(20)), all(0.33219280948873623))), all(100));
      const kGeo = is2024 ? f32x4.div(f32x4.add(plan2, all(heightGap2)), f32x4.add(plan2, all(heightSum2))) : one;
      factor = f32x4.div(one, f32x4.add(one, f32x4.mul(f32x4.sub(gain, one), kGeo)));
      if (!groundGain) factor = f32x4.max(one, factor);
    } else factor = lookUp(f32x4.sqrt(plan2));
    const least = f32x4.max(one, factor);
    factor = f32x4.mul(factor, f32x4.max(one, f32x4.div(screen, least)));
    const d2 = f32x4.max(all(1e-4), f32x4.add(plan2, f32x4.mul(rise, rise)));
    const loss = f32x4.add(
      f32x4.mul(f32x4.sqrt(d2), all(absorption)),
      f32x4.mul(log2(f32x4.mul(d2, factor)), all(3.010299956639812)),
    );
    v128.store(out1 + i, f32x4.sub(all(levelAt1mDb), loss));
  }
  const places = batchArray(0);
  for (let i: usize = 0; i < end; i += 4) store<f32>(out + (<usize>load<i32>(places + i) << 2), load<f32>(out1 + i));
}
