import { type AreaSiren, areaLevel } from "../../acoustics/area-model";
import { DZ_CAP_DB } from "../../acoustics/diffraction";
import type { Xy } from "../../acoustics/plan-geometry";
import type { SidePath } from "../../acoustics/side-paths";
import { FactorSteps } from "./factor-bounds";
import { gatherGround } from "./gather";
import type { FactorBounds } from "./ground-bounds";
import { type GroundUnder, groundJustUnder } from "./ground-under";
import type { ScreenedScene } from "./screened-scene";
import type { Sight } from "./sight";
import { GRAZING_DB, type PlanWay, SOUND_SIDE_RULES, SideProof, type SideRules } from "./side-proof";
import type { SirenBounds } from "./siren-bounds";
import { TiltedPlanes } from "./tilted-planes";
import { Wedge } from "./wedge";

/** What the reference hears of one siren at a point, with the ways round the sides that it takes. */
export interface HeardWays {
  readonly levelDb: number;
  readonly ways: readonly PlanWay[];
}

/** Corners are moved this far away from what they belong to, m, so that rounding cannot lay a leg inside it. */
const ASIDE_M = 1e-3;
/** Cells nearer to a siren than this are not tried, m. */
const LEAST_NEAR_M = 1;

const power = (db: number): number => 10 ** (db / 10);

/** Lower bounds of the level of one siren over a cell, from ways round the sides. A class because it holds scratch. */
export class SideClaim {
  private readonly wedge = new Wedge();
  private readonly under: GroundUnder = { minZ: 0, maxZ: 0, slope: 0 };
  private readonly factors: FactorSteps;
  private readonly anyFactors: FactorBounds;

  constructor(
    private readonly scene: ScreenedScene,
    private readonly rules: SideRules = SOUND_SIDE_RULES,
  ) {
    const { ground } = scene;
    this.factors = new FactorSteps(ground);
    const [low, high] = [ground.least, ground.most];
    this.anyFactors = {
      sourceLo: low,
      sourceHi: high,
      middleLo: low,
      middleHi: high,
      receiverLo: low,
      receiverHi: high,
    };
  }

  /** What bounds the level of siren `k` over a convex cell; null where the siren has none, or stands too near. */
  over(k: number, cell: Float64Array): SirenOverCell | null {
    const siren = this.scene.sirens[k];
    if (!siren) return null;
    const { under, wedge, scene } = this;
    wedge.set(cell, siren.xyz[0], siren.xyz[1]);
    if (wedge.nearM < LEAST_NEAR_M) return null;
    groundJustUnder(scene.surface, cell, under);
    const ears = scene.input.receiverHeightM;
    const sight: Sight = {
      sourceZ: siren.xyz[2],
      lowZ: under.minZ + ears - 1e-6,
      highZ: under.maxZ + ears + 1e-6,
      nearM: wedge.nearM,
      farM: wedge.farM,
    };
    const openDb = siren.openLoDb(sight) - this.mostGroundDb(siren, sight);
    const { xyz } = siren;
    const planes = new TiltedPlanes({ siren: xyz, cell, lowZ: sight.lowZ, highZ: sight.highZ });
    const proof = new SideProof(scene, planes, siren.wavelengthM, this.rules);
    return new SirenOverCell(openDb, proof);
  }

  /** What the reference hears of siren `k` at the middle of a cell or at another point of it, with its ways round the sides. */
  heard(k: number, [x, y]: Xy): HeardWays | null {
    const { world, sirens, settings, beside, receiverHeightM } = this.scene.input;
    const siren = sirens[k] as AreaSiren;
    const at = [x, y, world.terrain.heightAt(x, y) + receiverHeightM] as const;
    const found = areaLevel(world, siren, at, beside ? { ...settings, paths: beside } : settings);
    if (!found.ok) return null;
    const from: Xy = [siren.xyz[0], siren.xyz[1]];
    return {
      levelDb: found.value.levelDb,
      ways: found.value.sides.map((path) => wayOf(path, from, [x, y])),
    };
  }

  private mostGroundDb(siren: SirenBounds, sight: Sight): number {
    const { ground } = this.scene;
    if (ground.count === 0) return siren.groundDb(this.anyFactors, sight.nearM, sight.farM, true);
    const { wedge } = this;
    const [x, y] = siren.xyz;
    const items = this.factors.met(wedge, gatherGround(ground.tree, wedge, sight, siren.xyz), x, y);
    const regionsM = [30 * siren.ground.sourceHeightM, 30 * siren.ground.receiverHeightM] as const;
    const found = { ...this.anyFactors };
    this.factors.bound(wedge, items, siren.xyz, regionsM, found);
    return siren.groundDb(found, sight.nearM, sight.farM, true);
  }
}

/** One siren and one cell: what is proved of the level round the sides. */
export class SirenOverCell {
  constructor(
    /** Lower bound of the level with nothing in the way, dB. */
    private readonly openDb: number,
    private readonly proof: SideProof,
  ) {}

  /** No way round can be proved to give more than this, dB. */
  get mostDb(): number {
    return this.openDb - GRAZING_DB;
  }

  /** The level is nowhere in the cell below this, dB, where the sight is free, or where these ways serve; null where neither is proved. */
  leastDb(ways: readonly PlanWay[]): number | null {
    if (this.proof.isInSight()) return this.mostDb;
    let reaching = 0;
    for (const side of ["left", "right"] as const) {
      const dz = ways
        .filter((way) => way.side === side)
        .map((way) => this.proof.mostDzDb(way))
        .filter((one) => one !== null);
      if (dz.length > 0) reaching += power(-Math.min(...dz));
    }
    if (reaching === 0) return null;
    // Over the top no more than the cap is taken. A receiver in sight has no side path, and loses no more than at a grazing edge.
    const barrierDb = -10 * Math.log10(reaching + power(-DZ_CAP_DB.several));
    return this.openDb - Math.max(GRAZING_DB, barrierDb);
  }
}

/** The way of a path of the reference on the plan, its corners moved a little to the outside of its bends. */
function wayOf({ side, corners }: SidePath, from: Xy, to: Xy): PlanWay {
  const points = [from, ...corners.map(([x, y]): Xy => [x, y]), to];
  return {
    side,
    corners: points.slice(1, -1).map(([x, y], i): Xy => {
      const [before, after] = [points[i] as Xy, points[i + 2] as Xy];
      const [a, b] = [Math.hypot(x - before[0], y - before[1]), Math.hypot(after[0] - x, after[1] - y)];
      const [ox, oy] = [(x - before[0]) / a - (after[0] - x) / b, (y - before[1]) / a - (after[1] - y) / b];
      const out = Math.hypot(ox, oy);
      return out < 1e-12 ? [x, y] : [x + (ox / out) * ASIDE_M, y + (oy / out) * ASIDE_M];
    }),
  };
}
