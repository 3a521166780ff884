import { DZ_CAP_DB } from "../../acoustics/diffraction";
import { FactorSteps } from "./factor-bounds";
import { gatherGround, gatherItems } from "./gather";
import type { FactorBounds } from "./ground-bounds";
import { type GroundUnder, groundUnder } from "./ground-surface";
import type { Sight } from "./legs";
import type { ScreenedScene } from "./screened-scene";
import { type SirenBounds, withScreenDb } from "./siren-bounds";
import { leastExtraM } from "./dz-bounds";
import { Wedge } from "./wedge";

/** What is known of one siren in a cell, and handed down to the cells within. */
export interface SirenView {
  readonly siren: number;
  /** Bounds of its level, dB. */
  readonly loDb: number;
  readonly hiDb: number;
  /** What its wedge meets; null until a wedge has been drawn. */
  readonly items: Int32Array | null;
  readonly groundItems: Int32Array | null;
}

/** A cell is covered or blind for certain, or open. */
export type Verdict = "covered" | "blind" | "open";

export interface Judged {
  readonly verdict: Verdict;
  /** Sirens that may still decide, loudest first. */
  readonly views: readonly SirenView[];
  /** Energy of the sirens left out, as a level at most, dB (combine "energy"). */
  readonly restDb: number;
  /** Bounds of the level that counts, dB. */
  readonly loDb: number;
  readonly hiDb: number;
}

/** Slopes of the ground are looked up this far round a cell, m: within it the ground before a receiver can be called clear. */
const REACH_M = 30;

/** Rounding of the whole chain, dB. */
const ROUNDING_DB = 1e-6;

const energy = (db: number): number => 10 ** (db / 10);
const level = (sum: number): number => (sum > 0 ? 10 * Math.log10(sum) : -Infinity);

/** Judges cells of one scene. A class because it holds scratch arrays. */
export class CellJudge {
  /** How many wedges were drawn. */
  wedges = 0;
  private readonly wedge = new Wedge();
  private readonly under: GroundUnder = { minZ: 0, maxZ: 0, slope: 0 };
  private readonly factors: FactorSteps;
  private readonly sight: Sight = { sourceZ: 0, lowZ: 0, highZ: 0, nearM: 0, farM: 0 };
  private readonly anyFactors: FactorBounds;
  private readonly cellFactors: FactorBounds;
  private kept = new Int32Array(1024);

  constructor(private readonly scene: ScreenedScene) {
    const { ground } = scene;
    this.factors = new FactorSteps(ground);
    const { least, most } = ground;
    this.anyFactors = { sourceLo: least, sourceHi: most, middleLo: least, middleHi: most, receiverLo: least, receiverHi: most };
    this.cellFactors = { ...this.anyFactors };
  }

  /**
   * Bounds the level over a convex cell.
   * @param needLoDb covered needs at least the one, blind less than the other: thresholds of all zones in the cell
   */
  judge(corners: Float64Array, views: readonly SirenView[], restDb: number, needLoDb: number, needHiDb: number): Judged {
    const { input, surface } = this.scene;
    groundUnder(surface, corners, REACH_M, this.under);
    const energetic = input.combine === "energy";
    const open: SirenView[] = [];
    let rest = energy(restDb);
    let dropped = -Infinity;
    let sureDb = -Infinity;
    for (const view of views) {
      const quick = this.withoutWedge(corners, view);
      sureDb = Math.max(sureDb, quick.loDb);
      // In a sum a siren may be left out only where it hardly counts, and then counts with all it can give.
      if (quick.hiDb < needLoDb - (energetic ? 40 : 0)) {
        rest += energy(quick.hiDb);
        dropped = Math.max(dropped, quick.hiDb);
      } else open.push(quick);
    }
    if (sureDb >= needHiDb) return { verdict: "covered", views: [], restDb: -Infinity, loDb: sureDb, hiDb: Infinity };
    open.sort((p, q) => q.loDb - p.loDb || p.siren - q.siren);
    const left: SirenView[] = [];
    let [sumLo, sumHi, bestLo, bestHi] = [0, rest, -Infinity, dropped];
    for (const view of open) {
      const seen = this.withWedge(corners, view, needLoDb - (energetic ? 10 : 0));
      bestLo = Math.max(bestLo, seen.loDb);
      bestHi = Math.max(bestHi, seen.hiDb);
      sumLo += energy(seen.loDb);
      sumHi += energy(seen.hiDb);
      if (bestLo >= needHiDb || (energetic && level(sumLo) >= needHiDb + ROUNDING_DB))
        return { verdict: "covered", views: [], restDb: -Infinity, loDb: bestLo, hiDb: Infinity };
      if (seen.hiDb < needLoDb - (energetic ? 40 : 0)) rest += energy(seen.hiDb);
      else left.push(seen);
    }
    const [loDb, hiDb] = energetic ? [level(sumLo), level(sumHi) + ROUNDING_DB] : [bestLo, bestHi];
    left.sort((p, q) => q.loDb - p.loDb || p.siren - q.siren);
    return { verdict: hiDb < needLoDb ? "blind" : "open", views: left, restDb: level(rest), loDb, hiDb };
  }

  private look(corners: Float64Array, { xyz }: SirenBounds): void {
    const { sight, wedge, under } = this;
    wedge.set(corners, xyz[0], xyz[1]);
    sight.sourceZ = xyz[2];
    sight.lowZ = under.minZ + this.scene.input.receiverHeightM - 1e-6;
    sight.highZ = under.maxZ + this.scene.input.receiverHeightM + 1e-6;
    sight.nearM = wedge.nearM;
    sight.farM = wedge.farM;
  }

  /** Bounds by distance alone: nothing in the way, or the cap. */
  private withoutWedge(corners: Float64Array, view: SirenView): SirenView {
    const siren = this.scene.sirens[view.siren] as SirenBounds;
    this.look(corners, siren);
    const { sight } = this;
    const most = siren.groundDb(this.anyFactors, sight.nearM, sight.farM, true);
    const least = siren.groundDb(this.anyFactors, sight.nearM, sight.farM, false);
    const loDb = siren.openLoDb(sight) - withScreenDb(most, DZ_CAP_DB.several) - ROUNDING_DB;
    return { ...view, loDb, hiDb: siren.openHiDb(sight) - least + ROUNDING_DB };
  }

  private withWedge(corners: Float64Array, view: SirenView, needDb: number): SirenView {
    const siren = this.scene.sirens[view.siren] as SirenBounds;
    const { sight, wedge, under, scene } = this;
    this.wedges++;
    this.look(corners, siren);
    const items = view.items ?? this.gather(siren);
    const { ground } = scene;
    let groundItems = view.groundItems;
    const factors = ground.count === 0 ? this.anyFactors : this.cellFactors;
    if (ground.count > 0) {
      groundItems = this.factors.met(wedge, groundItems ?? gatherGround(ground.tree, wedge, sight, siren.xyz), siren.xyz[0], siren.xyz[1]);
      const regions = [30 * siren.ground.sourceHeightM, 30 * siren.ground.receiverHeightM] as const;
      this.factors.bound(wedge, groundItems, siren.xyz, regions, this.cellFactors);
    }
    const mostGround = siren.groundDb(factors, sight.nearM, sight.farM, true);
    const leastGround = siren.groundDb(factors, sight.nearM, sight.farM, false);
    if (this.kept.length < items.length) this.kept = new Int32Array(2 * items.length);
    const screen = scene.screens[view.siren] as (typeof scene.screens)[number];
    const count = screen.bound(wedge, sight, siren.xyz, items, this.clearBeforeM(under.slope), this.kept);
    const [openLo, openHi] = [siren.openLoDb(sight), siren.openHiDb(sight)];
    const hiWith = (dz: number): number => openHi - withScreenDb(leastGround, dz) + ROUNDING_DB;
    // Only where it can decide: an edge below the sight line takes at most 10 lg 3.
    if (screen.free && hiWith(screen.leastDb) >= needDb && hiWith(screen.mostDb) < needDb)
      screen.raiseLeast(wedge, sight, siren.xyz);
    return {
      siren: view.siren,
      loDb: openLo - withScreenDb(mostGround, screen.mostDb) - ROUNDING_DB,
      hiDb: hiWith(screen.leastDb),
      items: this.kept.slice(0, count),
      groundItems,
    };
  }

  private gather(siren: SirenBounds): Int32Array {
    const { sight, wedge, scene } = this;
    const direct = Math.hypot(sight.farM, sight.highZ - sight.sourceZ, sight.lowZ - sight.sourceZ);
    const extra = leastExtraM(siren.wavelengthM);
    const off = (Math.sqrt(2 * direct * extra + extra * extra) / 2 + 1e-5) * (sight.nearM > 0 ? direct / sight.nearM : Infinity);
    return gatherItems(scene.obstacles, scene.surface, wedge, sight, siren.xyz, off);
  }

  /**
   * Ground of slope g cannot break a sight line of slope s nearer to the receiver than its height over (g − s). Without this the
   * highest ground under a cell would stand as a wall at the lowest receiver's feet.
   */
  private clearBeforeM(slope: number): number {
    const { sight } = this;
    const rise = sight.sourceZ - sight.highZ;
    const sightSlope = rise >= 0 ? rise / sight.farM : rise / Math.max(sight.nearM, 1e-9);
    const steeper = slope - sightSlope;
    const clearM = steeper <= 0 ? REACH_M : Math.min(REACH_M, this.scene.input.receiverHeightM / steeper);
    return Math.max(0, clearM * (1 - 1e-9) - 1e-5);
  }
}
