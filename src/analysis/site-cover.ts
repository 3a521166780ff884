import { edgesBox } from "../coverage/edges-box";
import { discAlone } from "../coverage/disc-alone";
import { type BlindRegion, type Disc, type DiscCoverage, discCoverage } from "../coverage/disc-coverage";
import { discSession } from "../coverage/disc-session";
import type { CoverRow } from "../siting/cover-row";
import type { CoverOracle } from "../siting/fewest";
import type { SiteDiscs } from "./site-options";
import {
  type ShortDiscs,
  type Witness,
  eachCrossing,
  eachVertex,
  holeWitnesses,
  reaches,
  rowOf,
  shortDiscs,
} from "./site-witness";
import type { World } from "./world";

/** Spacing of the first witnesses, m. */
const SAMPLE_M = 150;

/** Rows of a round of the relaxed problem: so many at most, so far apart, m. */
const ROUND_ROWS = 80;
const APART_M = 60;

/** A place is short of cover when this much is missing. */
const SHORT = 1e-6;

/** Two areas of the same uncovered places differ by less, m². */
const SAME_M2 = 1e-3;

/** What the covering kernel asks about a plan's area. */
export interface SiteCover extends CoverOracle {
  readonly firstRows: () => CoverRow[];
  /** What standing sirens and these options leave uncovered. */
  readonly coverOf: (chosen: readonly number[]) => DiscCoverage;
  /** What not even all the allowed options near its holes cover, where a choice has holes. */
  readonly unreachable: (chosen: readonly number[]) => DiscCoverage;
  /** Places that fewer sirens reach than must: blind ones, and where two must, those that one failure makes blind. */
  readonly holesOf: (chosen: readonly number[]) => readonly BlindRegion[];
  /** Area that each option covers alone, m². */
  readonly aloneM2: Float64Array;
}

/**
 * The area as rows: a witness is a place, its row the options that reach it. A bound from valid witnesses holds for the continuous
 * area whatever they are; that a choice holds is only ever said by the exact certificate.
 * @param need how many sirens must reach every place.
 */
export function siteCover(world: World, { standing, discs, options }: SiteDiscs, need: number): SiteCover {
  const { map } = world;
  const stand = shortDiscs(standing.discs, map.labelCount);
  const offered = shortDiscs(discs, map.labelCount);
  const both = joined(stand, offered);
  const session = discSession(map);
  const failing = need > 1 ? discSession(map) : null;
  const layout = (chosen: readonly number[]): Disc[] => [
    ...standing.discs,
    ...chosen.map((column) => discs[column] as Disc),
  ];
  const allowed = options.map((option) => option.allowed || option.pinned);
  const aloneM2 = areasAlone(world, discs);
  const row = (at: Witness): CoverRow | null => rowOf(at, stand, offered, need);

  const firstRows = (): CoverRow[] => {
    const rows: CoverRow[] = [];
    const add = (at: Witness): void => {
      const made = row(at);
      if (made) rows.push(made);
    };
    eachVertex(world, add);
    eachSample(world, add);
    return rows;
  };

  const separate = (weights: Float64Array): CoverRow[] => {
    const active = [...Array(stand.count).keys()];
    weights.forEach((weight, column) => {
      if (weight > 1e-9) active.push(stand.count + column);
    });
    const found: { at: Witness; short: number }[] = [];
    const consider = (x: number, y: number, label: number, isSure: boolean): void => {
      const at = { x, y, label };
      let left = need;
      for (const disc of active)
        if (reaches(both, disc, at)) {
          left -= disc < stand.count ? 1 : (weights[disc - stand.count] as number);
          if (left <= SHORT) return;
        }
      if (isSure || map.labelAt(x, y) === label) found.push({ at, short: left });
    };
    eachCrossing(world, both, active, consider);
    return spread(found).flatMap(({ at }) => row(at) ?? []);
  };

  /** Rows of the holes that a layout leaves; `short` says how many sirens must still reach a place for it to be one. */
  const rowsOfHoles = (cover: DiscCoverage, chosen: readonly number[], leave: number): CoverRow[] => {
    const holes = [...cover.regions, ...cover.undecided];
    const present = [...Array(stand.count).keys(), ...chosen.map((column) => stand.count + column)];
    const isOpen = (at: Witness): boolean => {
      let count = 0;
      for (const disc of present) if (reaches(both, disc, at)) count += 1;
      return count < leave;
    };
    const rows = holes.flatMap((hole) => holeWitnesses(world, hole, isOpen)).flatMap((at) => row(at) ?? []);
    const isMet = ({ columns, need: wanted }: CoverRow): boolean =>
      columns.filter((column) => allowed[column]).length >= wanted;
    if (rows.some(isMet)) return rows;
    // No corner can be mended; the rest of a hole may be.
    const beyond = unreachable(chosen);
    if (beyond.uncoveredM2 + beyond.undecidedM2 >= cover.uncoveredM2 + cover.undecidedM2 - SAME_M2)
      return rows;
    const near = nearby(cover, chosen);
    eachCrossing(
      world,
      both,
      [...present, ...near.map((column) => stand.count + column)],
      (x, y, label, isSure) => {
        const at = { x, y, label };
        if (!isOpen(at) || !(isSure || map.labelAt(x, y) === label)) return;
        const made = row(at);
        if (made && isMet(made)) rows.push(made);
      },
    );
    return rows;
  };

  const nearby = (cover: DiscCoverage, chosen: readonly number[]): number[] => {
    const taken = new Set(chosen);
    return discs.flatMap((disc, column) => {
      if (!allowed[column] || taken.has(column)) return [];
      const reach = Math.max(0, ...disc.radiusByLabel);
      const touches = [...cover.regions, ...cover.undecided].some(({ bbox: [minX, minY, maxX, maxY] }) => {
        const dx = Math.max(minX - disc.x, 0, disc.x - maxX);
        const dy = Math.max(minY - disc.y, 0, disc.y - maxY);
        return dx * dx + dy * dy <= reach * reach;
      });
      return touches ? [column] : [];
    });
  };

  const coverOf = (chosen: readonly number[]): DiscCoverage => session.update(layout(chosen));
  const unreachable = (chosen: readonly number[]): DiscCoverage => {
    const cover = coverOf(chosen);
    return cover.certified ? cover : discCoverage(map, layout([...chosen, ...nearby(cover, chosen)]));
  };

  const check = (chosen: readonly number[]): CoverRow[] => {
    const cover = coverOf(chosen);
    const rows = cover.certified ? [] : rowsOfHoles(cover, chosen, 1);
    if (!failing || rows.length > 0) return rows;
    // Any one may fail: without it, what is left must hold by itself.
    const all = layout(chosen);
    for (let out = 0; out < all.length; out++) {
      const without = failing.update(all.filter((_, disc) => disc !== out));
      if (!without.certified) rows.push(...rowsOfHoles(without, chosen, 2));
    }
    return rows;
  };

  const holesOf = (chosen: readonly number[]): readonly BlindRegion[] => {
    const cover = coverOf(chosen);
    const blind = [...cover.regions, ...cover.undecided];
    if (!failing) return blind;
    const known = new Set(blind.map(regionKey));
    const all = layout(chosen);
    const fragile = all.flatMap((_, out) => {
      const without = failing.update(all.filter((__, disc) => disc !== out));
      return [...without.regions, ...without.undecided];
    });
    for (const region of fragile) {
      const key = regionKey(region);
      if (!known.has(key)) blind.push(region);
      known.add(key);
    }
    return blind.sort((a, b) => b.areaM2 - a.areaM2);
  };

  return { firstRows, separate, check, coverOf, unreachable, holesOf, aloneM2 };
}

/** Tells a region from another: its box, to a centimetre. */
const regionKey = ({ bbox }: BlindRegion): string => bbox.map((value) => Math.round(value * 100)).join();

function joined(a: ShortDiscs, b: ShortDiscs): ShortDiscs {
  const join = (p: Float64Array, q: Float64Array): Float64Array => Float64Array.from([...p, ...q]);
  return {
    count: a.count + b.count,
    x: join(a.x, b.x),
    y: join(a.y, b.y),
    radiusM: a.radiusM.map((radius, label) => join(radius, b.radiusM[label] as Float64Array)),
  };
}

function eachSample({ map }: World, visit: (at: Witness) => void): void {
  const [minX, minY, maxX, maxY] = edgesBox(map.edges);
  // A small area has as many samples as a middling one.
  const stepM = Math.min(SAMPLE_M, Math.max(maxX - minX, maxY - minY) / 20);
  for (let y = minY + stepM / 2; y < maxY; y += stepM)
    for (let x = minX + stepM / 2; x < maxX; x += stepM) {
      const label = map.labelAt(x, y);
      if (label >= 0) visit({ x, y, label });
    }
}

/** The most violated places, some way apart. */
function spread(found: { at: Witness; short: number }[]): { at: Witness; short: number }[] {
  found.sort((a, b) => b.short - a.short || a.at.x - b.at.x || a.at.y - b.at.y);
  const kept: { at: Witness; short: number }[] = [];
  for (const place of found) {
    if (kept.length >= ROUND_ROWS) break;
    const isFar = kept.every(({ at }) => Math.hypot(at.x - place.at.x, at.y - place.at.y) >= APART_M);
    if (isFar) kept.push(place);
  }
  return kept;
}

/** What each disc covers of the area alone, m². */
function areasAlone({ map }: World, discs: readonly Disc[]): Float64Array {
  return Float64Array.from(discs, ({ x, y, radiusByLabel }) => {
    const radii = Float64Array.from({ length: map.labelCount }, (_, label) =>
      Math.max(0, radiusByLabel[label] ?? 0),
    );
    return discAlone(map, x, y, radii).coveredM2;
  });
}
