import { type CellNode, type Met, metBy } from "./cell-node";
import { leastExtraM } from "./dz-bounds";
import { FactorSteps } from "./factor-bounds";
import { gatherGround, gatherItems } from "./gather";
import { type FactorBounds, factorsWithin } from "./ground-bounds";
import { type GroundUnder, groundUnder, quadsNear } from "./ground-under";
import type { Sight } from "./sight";
import { Meeting } from "./meeting";
import { type Obstacles, obstaclesOf } from "./obstacles";
import { Screen } from "./screen";
import type { ScreenedScene } from "./screened-scene";
import { type SirenBounds, withScreenDb } from "./siren-bounds";
import { Wedge } from "./wedge";
import { slantM } from "./read-flat";

/** Slopes of the ground are looked up this far round a cell, m: within it the ground before a receiver can be called clear. */
const REACH_M = 30;

/** Rounding of the whole chain, dB. */
export const ROUNDING_DB = 1e-6;

/** Items that are sooner looked at again than sifted. */
const SHORT_LIST = 24;

const NONE = new Int32Array(0);

/** Bounds of the level of one siren over one cell. A class because it holds scratch arrays. */
export class LevelBounds {
  /** How many wedges were drawn. */
  wedges = 0;
  /** Results of `draw`, dB. */
  loDb = -Infinity;
  hiDb = Infinity;
  private readonly wedge = new Wedge();
  private readonly factors: FactorSteps;
  private readonly sight: Sight = { sourceZ: 0, lowZ: 0, highZ: 0, nearM: 0, farM: 0 };
  private readonly anyFactors: FactorBounds;
  private readonly cellFactors: FactorBounds;
  private kept = new Int32Array(1024);
  private keptCount = 0;
  private keptGround: Int32Array | null = null;

  readonly obstacles: Obstacles;
  /** By siren; those of one wavelength share one. */
  private readonly screens: readonly Screen[];

  constructor(private readonly scene: ScreenedScene) {
    const { ground, input, surface, rules } = scene;
    this.obstacles = obstaclesOf(input.world);
    const meeting = new Meeting(this.obstacles, surface.nodes);
    const byWavelength = new Map<number, Screen>();
    this.screens = scene.sirens.map((siren) => {
      const wavelengthM = siren?.wavelengthM ?? 1;
      const screen =
        byWavelength.get(wavelengthM) ?? new Screen(wavelengthM, input.settings.edition, meeting, rules);
      byWavelength.set(wavelengthM, screen);
      return screen;
    });
    this.factors = new FactorSteps(ground);
    const { least, most } = ground;
    this.anyFactors = factorsWithin(least, most);
    this.cellFactors = { ...this.anyFactors };
  }

  /** Nearest and farthest receivers of a cell, exactly; the same record every time. */
  sightTo(node: CellNode, k: number): Sight {
    this.look(node, this.siren(k));
    return this.sight;
  }

  /** The ground under a cell. */
  groundOf(node: CellNode): GroundUnder {
    if (node.under) return node.under;
    const { surface } = this.scene;
    const under = { minZ: 0, maxZ: 0, slope: 0 };
    node.quads = quadsNear(surface, node.corners, REACH_M, node.up ? this.quadsOf(node.up) : null);
    groundUnder(surface, node.corners, REACH_M, node.quads, under);
    node.under = under;
    return under;
  }

  /** Quads of the terrain under a cell. */
  quadsOf(node: CellNode): Int32Array {
    this.groundOf(node);
    return node.quads ?? NONE;
  }

  /**
   * What the wedge to a whole cell may meet, or one to a cell around it: a short list goes on as it is; a long one is sifted when a
   * cell within is the first to ask, and kept for the others.
   */
  itemsOf(node: CellNode, k: number): Int32Array {
    let holder: CellNode = node;
    let known = metBy(node, k);
    while (!known && holder.up) {
      holder = holder.up;
      known = metBy(holder, k);
    }
    if (known && (holder === node || known.items.length <= SHORT_LIST)) return known.items;
    const siren = this.siren(k);
    const above = node.up && this.itemsOf(node.up, k);
    this.look(node, siren);
    this.collect(node, k, above ?? this.gather(siren));
    this.keptGround = null;
    return this.note(node, k).items;
  }

  /** Keeps what the last wedge met for the cells within. */
  keep(node: CellNode, k: number): void {
    if (!metBy(node, k)) this.note(node, k);
  }

  private note(node: CellNode, k: number): Met {
    const items = this.kept.slice(0, this.keptCount);
    return (node.met = { siren: k, items, ground: this.keptGround, next: node.met });
  }

  /**
   * Draws the wedge from a siren to a cell and bounds the level: writes `loDb` and `hiDb`.
   * @param needDb the level that decides: where no bound can be on the other side of it, less work is done
   */
  draw(node: CellNode, k: number, needDb: number): void {
    const siren = this.siren(k);
    const { sight, wedge, scene } = this;
    this.wedges++;
    const items = node.up ? this.itemsOf(node.up, k) : this.itemsOf(node, k);
    this.look(node, siren);
    const screen = this.screens[k] as Screen;
    this.collect(node, k, items);
    screen.settle(wedge, sight);
    const { ground, input } = scene;
    this.keptGround = null;
    const factors = ground.count === 0 ? this.anyFactors : this.cellFactors;
    // Where screening outweighs any ground, the ground need not be known.
    const decides =
      screen.leastDb < siren.anyGroundDb || screen.mostDb < siren.anyGroundDb || input.settings.groundGain;
    if (ground.count > 0 && decides) {
      const [x, y] = siren.xyz;
      const groundItems = this.factors.met(
        wedge,
        groundAbove(node, k) ?? gatherGround(ground.tree, wedge, sight, siren.xyz),
        x,
        y,
      );
      const regions = [30 * siren.ground.sourceHeightM, 30 * siren.ground.receiverHeightM] as const;
      this.factors.bound(wedge, groundItems, siren.xyz, regions, this.cellFactors);
      this.keptGround = groundItems;
    }
    const mostGround = decides ? siren.groundDb(factors, sight.nearM, sight.farM, true) : 0;
    const leastGround = decides ? siren.groundDb(factors, sight.nearM, sight.farM, false) : 0;
    const [openLo, openHi] = [siren.openLoDb(sight), siren.openHiDb(sight)];
    const hiWith = (dz: number): number => openHi - withScreenDb(leastGround, dz) + ROUNDING_DB;
    // Only where it can decide: an edge below the sight line takes at most 10 lg 3.
    if (screen.free && hiWith(screen.leastDb) >= needDb && hiWith(screen.mostDb) < needDb)
      screen.raiseLeast(wedge, sight);
    this.loDb = openLo - withScreenDb(mostGround, screen.mostDb) - ROUNDING_DB;
    this.hiDb = hiWith(screen.leastDb);
  }

  private siren(k: number): SirenBounds {
    return this.scene.sirens[k] as SirenBounds;
  }

  private look(node: CellNode, { xyz }: SirenBounds): void {
    const { sight, wedge } = this;
    const under = this.groundOf(node);
    wedge.set(node.corners, xyz[0], xyz[1]);
    sight.sourceZ = xyz[2];
    sight.lowZ = under.minZ + this.scene.input.receiverHeightM - 1e-6;
    sight.highZ = under.maxZ + this.scene.input.receiverHeightM + 1e-6;
    sight.nearM = wedge.nearM;
    sight.farM = wedge.farM;
  }

  private collect(node: CellNode, k: number, items: Int32Array): void {
    if (this.kept.length < items.length) this.kept = new Int32Array(2 * items.length);
    const { wedge, sight, kept } = this;
    const screen = this.screens[k] as Screen;
    const clearM = this.clearBeforeM(this.groundOf(node).slope);
    this.keptCount = screen.collect(wedge, sight, this.siren(k).xyz, items, clearM, kept);
  }

  private gather(siren: SirenBounds): Int32Array {
    const { sight, wedge, scene } = this;
    const direct = slantM(
      sight.farM,
      Math.max(Math.abs(sight.highZ - sight.sourceZ), Math.abs(sight.lowZ - sight.sourceZ)),
    );
    const extra = leastExtraM(siren.wavelengthM);
    const off =
      (Math.sqrt(2 * direct * extra + extra * extra) / 2 + 1e-5) *
      (sight.nearM > 0 ? direct / sight.nearM : Infinity);
    return gatherItems(this.obstacles, scene.surface, wedge, sight, siren.xyz, off);
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

/** Ground pieces that the wedge to the nearest cell around meets for which they are known. */
function groundAbove({ up }: CellNode, k: number): Int32Array | null {
  for (let node = up; node; node = node.up) {
    const ground = metBy(node, k)?.ground;
    if (ground) return ground;
  }
  return null;
}
