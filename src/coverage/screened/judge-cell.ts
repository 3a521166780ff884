import { FactorSteps } from "./factor-bounds";
import { gatherGround, gatherItems } from "./gather";
import type { FactorBounds } from "./ground-bounds";
import { type GroundUnder, groundUnder } from "./ground-surface";
import type { Sight } from "./legs";
import type { Screen } from "./screen";
import type { ScreenedScene } from "./screened-scene";
import { type SirenBounds, withScreenDb } from "./siren-bounds";
import { leastExtraM } from "./dz-bounds";
import { num } from "./read-flat";
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

/** A cell that was split, and what the wedges of sirens to it may meet, as far as any cell in it has asked. */
export interface Home {
  readonly corners: Float64Array;
  readonly up: Home | null;
  readonly lists: (Int32Array | undefined)[];
}

/** A cell to be judged: convex, counter-clockwise, inside the cell that was split last around it. */
export interface JudgedCell {
  readonly corners: Float64Array;
  readonly within: Home;
  readonly views: readonly SirenView[];
  readonly restDb: number;
}

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

const COVERED = (loDb: number): Judged => ({
  verdict: "covered",
  views: [],
  restDb: -Infinity,
  loDb,
  hiDb: Infinity,
});

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
  private readonly nearM: Float64Array;
  private kept = new Int32Array(1024);

  constructor(private readonly scene: ScreenedScene) {
    const { ground } = scene;
    this.factors = new FactorSteps(ground);
    const { least, most } = ground;
    this.anyFactors = {
      sourceLo: least,
      sourceHi: most,
      middleLo: least,
      middleHi: most,
      receiverLo: least,
      receiverHi: most,
    };
    this.cellFactors = { ...this.anyFactors };
    this.nearM = new Float64Array(scene.sirens.length);
  }

  /**
   * Bounds the level over a convex cell.
   * @param patience after this many sirens that stay open no further wedge is drawn: the cell is not blind, and the sirens that
   * are left seldom cover it alone
   * @param needLoDb covered needs at least the one, blind less than the other: thresholds of all zones in the cell
   */
  judge(cell: JudgedCell, needLoDb: number, needHiDb: number, patience = Infinity): Judged {
    const { corners, views, restDb } = cell;
    const { input, surface } = this.scene;
    const reachM = surface.nodes ? REACH_M : 0;
    groundUnder(surface, corners, reachM, this.under);
    const energetic = input.combine === "energy";
    const open: SirenView[] = [];
    let rest = energy(restDb);
    for (const view of views) {
      const siren = this.scene.sirens[view.siren] as SirenBounds;
      this.look(corners, siren);
      if (energetic) open.push(view);
      else if (this.sight.farM <= siren.surelyM(needHiDb)) return COVERED(needHiDb);
      else if (this.sight.nearM <= siren.reachM(needLoDb)) {
        open.push(view);
        this.nearM[view.siren] = this.sight.nearM;
      }
    }
    open.sort(
      (p, q) => q.loDb - p.loDb || num(this.nearM, p.siren) - num(this.nearM, q.siren) || p.siren - q.siren,
    );
    let stillOpen = 0;
    const left: SirenView[] = [];
    let [sumLo, sumHi, bestLo, bestHi] = [0, rest, -Infinity, -Infinity];
    for (const view of open) {
      if (stillOpen >= patience) {
        // It is not known to be weak.
        [bestHi, sumHi] = [Infinity, Infinity];
        left.push(view);
        continue;
      }
      const seen = this.withWedge(cell, view, needLoDb - (energetic ? 10 : 0));
      bestLo = Math.max(bestLo, seen.loDb);
      bestHi = Math.max(bestHi, seen.hiDb);
      sumLo += energy(seen.loDb);
      sumHi += energy(seen.hiDb);
      if (bestLo >= needHiDb || (energetic && level(sumLo) >= needHiDb + ROUNDING_DB)) return COVERED(bestLo);
      if (seen.hiDb < needLoDb - (energetic ? 40 : 0)) rest += energy(seen.hiDb);
      else {
        left.push(seen);
        if (seen.hiDb >= needLoDb) stillOpen++;
      }
    }
    const [loDb, hiDb] = energetic ? [level(sumLo), level(sumHi) + ROUNDING_DB] : [bestLo, bestHi];
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

  private withWedge({ corners, within }: JudgedCell, view: SirenView, needDb: number): SirenView {
    const siren = this.scene.sirens[view.siren] as SirenBounds;
    const { sight, wedge, scene } = this;
    this.wedges++;
    const items = view.items ?? this.itemsOf(within, view.siren, siren);
    this.look(corners, siren);
    const screen = scene.screens[view.siren] as Screen;
    const count = this.collect(screen, siren, items);
    screen.settle(wedge, sight, siren.xyz);
    const { ground, input } = scene;
    let groundItems = view.groundItems;
    const factors = ground.count === 0 ? this.anyFactors : this.cellFactors;
    // Where screening outweighs any ground, the ground need not be known.
    const decides =
      screen.leastDb < siren.anyGroundDb || screen.mostDb < siren.anyGroundDb || input.settings.groundGain;
    if (ground.count > 0 && decides) {
      groundItems = this.factors.met(
        wedge,
        groundItems ?? gatherGround(ground.tree, wedge, sight, siren.xyz),
        siren.xyz[0],
        siren.xyz[1],
      );
      const regions = [30 * siren.ground.sourceHeightM, 30 * siren.ground.receiverHeightM] as const;
      this.factors.bound(wedge, groundItems, siren.xyz, regions, this.cellFactors);
    }
    const mostGround = decides ? siren.groundDb(factors, sight.nearM, sight.farM, true) : 0;
    const leastGround = decides ? siren.groundDb(factors, sight.nearM, sight.farM, false) : 0;
    const [openLo, openHi] = [siren.openLoDb(sight), siren.openHiDb(sight)];
    const hiWith = (dz: number): number => openHi - withScreenDb(leastGround, dz) + ROUNDING_DB;
    // Only where it can decide: an edge below the sight line takes at most 10 lg 3.
    if (screen.free && hiWith(screen.leastDb) >= needDb && hiWith(screen.mostDb) < needDb)
      screen.raiseLeast(wedge, sight, siren.xyz);
    return {
      siren: view.siren,
      loDb: openLo - withScreenDb(mostGround, screen.mostDb) - ROUNDING_DB,
      hiDb: hiWith(screen.leastDb),
      // A new list only where it is shorter by enough to be worth it.
      items: count * 4 > items.length * 3 ? items : this.keptOf(count),
      groundItems,
    };
  }

  private collect(screen: Screen, siren: SirenBounds, items: Int32Array): number {
    if (this.kept.length < items.length) this.kept = new Int32Array(2 * items.length);
    const { wedge, sight, under, kept } = this;
    return screen.collect(wedge, sight, siren.xyz, items, this.clearBeforeM(under.slope), kept);
  }

  /** What the wedge to a whole larger cell may meet: found when a cell in it is the first to ask, and kept for the others. */
  private itemsOf(home: Home, k: number, siren: SirenBounds): Int32Array {
    const known = home.lists[k];
    if (known) return known;
    const above = home.up && this.itemsOf(home.up, k, siren);
    const under = { ...this.under };
    groundUnder(this.scene.surface, home.corners, REACH_M, this.under);
    this.look(home.corners, siren);
    const items = above
      ? this.keptOf(this.collect(this.scene.screens[k] as Screen, siren, above))
      : this.gather(siren);
    Object.assign(this.under, under);
    home.lists[k] = items;
    return items;
  }

  private readonly keptOf = (count: number): Int32Array => this.kept.slice(0, count);

  private gather(siren: SirenBounds): Int32Array {
    const { sight, wedge, scene } = this;
    const direct = Math.hypot(
      sight.farM,
      Math.max(Math.abs(sight.highZ - sight.sourceZ), Math.abs(sight.lowZ - sight.sourceZ)),
    );
    const extra = leastExtraM(siren.wavelengthM);
    const off =
      (Math.sqrt(2 * direct * extra + extra * extra) / 2 + 1e-5) *
      (sight.nearM > 0 ? direct / sight.nearM : Infinity);
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
