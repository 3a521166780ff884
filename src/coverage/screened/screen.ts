import type { Edition } from "../../acoustics/ground-general";
import { crossPiece, eachSharedWall } from "./crossings";
import { leastDzDb, leastExtraM, mostDzDb, noPath } from "./dz-bounds";
import { Hits, UP_M } from "./hits";
import { Chain, excessM } from "./hull-extra";
import { type Legs, tangentLegs } from "./legs";
import type { Meeting } from "./meeting";
import { GROUND_EDGE } from "./obstacles";
import { num, slantM } from "./read-flat";
import type { Sight } from "./sight";
import type { Wedge } from "./wedge";

/** How the bounds are drawn; tests put unsound ones in their place to see them caught. */
export interface ScreenRules {
  readonly legs: Legs;
  /** Does an item that meets the wedge belong to the lower set? */
  readonly standsForAll: (meeting: Meeting) => boolean;
}
export const SOUND_RULES: ScreenRules = { legs: tangentLegs, standsForAll: ({ whole }) => whole };

/** Dz of an edge at the sight line, dB: what cannot be exceeded while no edge breaks it. */
const GRAZING_DB = 10 * Math.log10(3);

/** Margin that a post must rise above the sight line, m, before every ray certainly bends. */
const SURELY_BENT_M = 2e-6;

/** Bounds of Dz for one siren and one cell. A class because its arrays are filled again for every wedge. */
export class Screen {
  /** Results, dB. */
  mostDb = 0;
  leastDb = 0;
  /** No ray bends: then `leastDb` is 0 until `raiseLeast` is asked. */
  free = false;
  /** Every ray bends, for certain. */
  private bent = false;
  private readonly hits = new Hits();
  private readonly chain = new Chain();
  private readonly path = noPath();

  constructor(
    private readonly wavelengthM: number,
    private readonly edition: Edition,
    private readonly meeting: Meeting,
    private readonly rules: ScreenRules = SOUND_RULES,
  ) {}

  /**
   * Meets the items with the wedge. Items that can matter to no smaller cell are left out of `kept`.
   * @param clearM how far before any receiver the ground is certainly below its sight line, m
   * @returns how many items were kept
   */
  collect(
    wedge: Wedge,
    sight: Sight,
    siren: readonly [number, number, number],
    items: Int32Array,
    clearM: number,
    kept: Int32Array,
  ): number {
    const { hits, meeting } = this;
    const { sourceZ, lowZ } = sight;
    const direct = slantM(wedge.farM, Math.max(sourceZ - lowZ, sight.highZ - sourceZ, 0));
    const clearanceM =
      wedge.nearM > 0 ? clearance(direct, leastExtraM(this.wavelengthM)) * (direct / wedge.nearM) : Infinity;
    const clearFrom = wedge.farM > clearM ? 1 - clearM / wedge.farM : 0;
    hits.clear(sight);
    meeting.from(siren);
    for (let i = 0; i < items.length; i++) {
      const item = items[i] as number;
      meeting.find(wedge, item);
      if (meeting.missed) continue;
      const ground = meeting.kind === GROUND_EDGE;
      const b = ground ? Math.min(meeting.b, clearFrom) : meeting.b;
      if (b < meeting.a) continue;
      // The sight line to the lowest receiver is straight: it is lowest at one end of the range.
      const line = sourceZ + (lowZ - sourceZ) * (lowZ < sourceZ ? b : meeting.a);
      if (meeting.maxZ + 1e-5 < line - (ground ? 0 : clearanceM)) continue;
      meeting.cutB = b;
      hits.add(meeting, item);
      if (this.rules.standsForAll(meeting)) hits.addPosts(meeting);
    }
    hits.hullPosts();
    // Not lower with a higher receiver: all posts that break its sight line are on the hull to the lowest one.
    this.bent = false;
    for (let k = 0; k < hits.postCount && !this.bent; k++)
      this.bent = num(hits.postZ, k) > sourceZ + (sight.highZ - sourceZ) * num(hits.postT, k) + SURELY_BENT_M;
    hits.dropBelow(this.bent, kept);
    return hits.count;
  }

  /** Bounds Dz by what `collect` has found. */
  settle(wedge: Wedge, sight: Sight): void {
    const { hits, path } = this;
    const { sourceZ, lowZ } = sight;
    this.free = true;
    this.leastDb = 0;
    let objects = false;
    for (let k = 0; k < hits.count; k++) {
      if (hits.kind[k] !== GROUND_EDGE) objects = true;
      const line = sourceZ + (lowZ - sourceZ) * (lowZ < sourceZ ? num(hits.b, k) : num(hits.a, k));
      if (num(hits.maxZ, k) > line) this.free = false;
    }
    if (this.free) {
      this.mostDb = objects ? this.mostBelowDb(wedge, sight) : 0;
      return;
    }
    const { bent } = this;
    this.setDistances(wedge, sight);
    path.zHi = this.upperM(wedge, sight);
    path.zLo = bent ? this.lowerM(wedge, sight) : 0;
    this.rules.legs(
      hits,
      sight,
      (item) => {
        return crossPiece(this.meeting, wedge, item);
      },
      path,
    );
    this.mostDb = mostDzDb(path, this.wavelengthM, this.edition);
    if (bent) this.leastDb = leastDzDb(path, this.wavelengthM, this.edition);
    else if (objects) this.mostDb = Math.max(this.mostDb, GRAZING_DB);
  }

  private setDistances(wedge: Wedge, { sourceZ, lowZ, highZ }: Sight): void {
    const rise = Math.max(0, lowZ - sourceZ, sourceZ - highZ);
    this.path.dLo = slantM(wedge.nearM, rise);
    this.path.dHi = slantM(wedge.farM, Math.max(highZ - sourceZ, sourceZ - lowZ));
  }

  private upperM(wedge: Wedge, { sourceZ, lowZ }: Sight): number {
    const { hits, chain } = this;
    chain.clear();
    for (let k = 0; k < hits.count; k++) {
      const line = sourceZ + (lowZ - sourceZ) * (lowZ < sourceZ ? num(hits.b, k) : num(hits.a, k));
      if (num(hits.maxZ, k) <= line) continue;
      chain.add(num(hits.a, k), num(hits.maxZ, k));
      chain.add(num(hits.b, k), num(hits.maxZ, k));
    }
    return Math.max(0, chain.extraM(sourceZ, lowZ, wedge.nearM, wedge.farM)) + 1e-9;
  }

  private lowerM(wedge: Wedge, { sourceZ, highZ }: Sight): number {
    const { hits, chain } = this;
    chain.clear();
    for (let k = 0; k < hits.postCount; k++) chain.add(num(hits.postT, k), num(hits.postZ, k));
    return Math.max(0, chain.extraM(sourceZ, highZ, wedge.farM, wedge.nearM) - 1e-9);
  }

  /** Greatest Dz of edges that the sight passes above: the nearest to the sight line that any top can come. */
  private mostBelowDb(wedge: Wedge, sight: Sight): number {
    const { hits, path } = this;
    const { sourceZ, lowZ } = sight;
    this.setDistances(wedge, sight);
    let most = 0;
    for (let k = 0; k < hits.count; k++) {
      if (hits.kind[k] === GROUND_EDGE) continue;
      const [a, b, z] = [num(hits.a, k), num(hits.b, k), num(hits.maxZ, k)];
      const t = Math.min(b, Math.max(a, nearestT(sourceZ - z, lowZ - z)));
      path.zHi = Math.min(0, 1e-9 - extraBelowM(t, z, sourceZ, lowZ, wedge.farM, wedge.nearM));
      if (path.zHi <= -leastExtraM(this.wavelengthM)) continue;
      path.zLo = path.zHi;
      path.eLo = 0;
      path.eHi = 0;
      path.dssLo = wedge.nearM * a;
      path.dsrLo = wedge.nearM * (1 - b);
      most = Math.max(most, mostDzDb(path, this.wavelengthM, this.edition));
    }
    return most;
  }

  /**
   * When no ray bends: Dz is at least what an edge gives that every ray passes above. Only walls at which a roof certainly ends
   * count, and barriers. Writes `leastDb`.
   */
  raiseLeast(wedge: Wedge, sight: Sight): void {
    const { hits, path, meeting } = this;
    const { sourceZ, highZ } = sight;
    this.setDistances(wedge, sight);
    let best = -Infinity;
    for (let k = 0; k < hits.count; k++) {
      if (hits.whole[k] === 0 || hits.kind[k] === GROUND_EDGE) continue;
      eachSharedWall(meeting, wedge, hits.item[k] as number, (from, to, minZ) => {
        const extra = (t: number): number =>
          extraBelowM(t, minZ - UP_M, sourceZ, highZ, wedge.nearM, wedge.farM);
        if (from > 0 && to < 1) best = Math.max(best, -1e-9 - Math.max(extra(from), extra(to)));
      });
    }
    if (best <= -leastExtraM(this.wavelengthM)) return;
    path.zLo = best;
    path.zHi = 0;
    path.eLo = 0;
    path.eHi = 0;
    path.dssHi = this.shorterLegM(best, wedge, sight);
    path.dsrHi = path.dHi;
    this.leastDb = leastDzDb(path, this.wavelengthM, this.edition);
  }

  /** 2024: Kmet is that of the edge nearest to the sight line; the longest that its shorter leg can be, m. */
  private shorterLegM(leastZ: number, wedge: Wedge, { sourceZ, lowZ, highZ }: Sight): number {
    const { hits, path } = this;
    let share = 0;
    let rise = 0;
    for (let k = 0; k < hits.count; k++) {
      if (hits.kind[k] === GROUND_EDGE) continue;
      const [a, b, z] = [num(hits.a, k), num(hits.b, k), num(hits.maxZ, k)];
      const t = Math.min(b, Math.max(a, nearestT(sourceZ - z, lowZ - z)));
      if (1e-9 - extraBelowM(t, z, sourceZ, lowZ, wedge.farM, wedge.nearM) < leastZ) continue;
      const middle = Math.min(b, Math.max(a, 0.5));
      share = Math.max(share, Math.min(middle, 1 - middle));
      const minZ = num(hits.minZ, k);
      rise = Math.max(rise, Math.abs(z - sourceZ), Math.abs(minZ - sourceZ), highZ - minZ, z - lowZ);
    }
    return Math.min(path.dHi, slantM(wedge.farM * share, rise));
  }
}

/** Half the small axis of the ellipse whose points make the way `extra` longer than d: no edge farther off has an effect, m. */
const clearance = (d: number, extra: number): number => Math.sqrt(2 * d * extra + extra * extra) / 2 + 1e-5;

/** Where on a level line the way over it is shortest: mirrored, or where the sight line crosses it. */
function nearestT(sourceAbove: number, receiverAbove: number): number {
  const [p, q] = [Math.abs(sourceAbove), Math.abs(receiverAbove)];
  return p + q === 0 ? 0 : p / (p + q);
}

/** What the way over (t, z) is longer than the straight one, m, by the excess form (see Chain.extraM). */
const extraBelowM = (
  t: number,
  z: number,
  sourceZ: number,
  receiverZ: number,
  bandM: number,
  directM: number,
): number =>
  excessM(bandM * t, z - sourceZ) +
  excessM(bandM * (1 - t), receiverZ - z) -
  excessM(directM, receiverZ - sourceZ);
