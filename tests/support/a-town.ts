import type { AreaSiren } from "../../src/acoustics/area-model";
import type { Xyz } from "../../src/acoustics/terrain";
import { strictlyInside } from "../../src/acoustics/world";
import { planPlane } from "../../src/analysis/plan-plane";
import { type ScreenedWorld, screenedWorld } from "../../src/analysis/screened-world";
import { placedSirens } from "../../src/analysis/siren-places";
import { crsOf } from "../../src/geo/crs";
import type { HeightRaster } from "../../src/geo/height-raster";
import type { LocalPlane } from "../../src/geo/local-plane";
import type { Plan } from "../../src/model/plan";
import { seeded } from "../../data/build/seeded";
import {
  type LocalPolygon,
  ORIGIN,
  type PlanBuilder,
  type Xy,
  aPlan,
  geoPolygon,
  at,
  square,
} from "./a-plan";

/** What a seeded town is made of. */
export interface TownSpec {
  readonly seed: number;
  /** Half the side of the district, m. */
  readonly halfM?: number;
  /** Highest ridge, m; 0 for level ground without a raster. */
  readonly ridgeM?: number;
  readonly sirens?: number;
  /** Settings as a project file has them, over those of the town. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A town as a plan, and as the world that reference, field and certificate must agree on. */
export interface Town {
  readonly plan: Plan;
  readonly plane: LocalPlane;
  readonly screened: ScreenedWorld;
  /** The sirens of the plan, all sounding, in its order. */
  readonly sirens: readonly AreaSiren[];
  /** Seeded places 1.5 m above the ground, inside the district and outside every building. */
  readonly receivers: (count: number, seed?: number) => Xyz[];
}

type Random = () => number;

/** One plot of the town: about this wide, m. */
const PLOT_M = 90;

/**
 * A small town of everything that is hard to bound: walls 5 cm thick, slits of 2 cm between buildings, terraces that share
 * their walls, courtyards, reflex corners, towers to 100 m, barriers of no thickness, ridges, ground of several kinds, every plot
 * at an angle of its own; a siren on a roof, in a courtyard or on a mast. Same spec, same town.
 */
export function aTown({ seed, halfM = 300, ridgeM = 60, sirens = 3, settings = {} }: TownSpec): Town {
  const random = seeded(seed);
  let builder = aPlan({ area: square(2 * halfM), name: `town ${seed}` }).withSettings({
    model: "iso9613",
    iso9613: { edition: seed % 2 === 0 ? 1996 : 2024, groundFactor: 0.3 },
    criterion: { aboveAmbient: 5, weighting: "A" },
    ...settings,
  });
  const raster = ridgeM > 0 ? ridges(random, halfM + 2 * PLOT_M, ridgeM) : null;
  const count = Math.floor((2 * halfM) / PLOT_M) + 2;
  const spots: Spot[] = [];
  for (let row = 0; row < count; row++)
    for (let col = 0; col < count; col++) {
      const middle: Xy = [(col - (count - 1) / 2) * PLOT_M, (row - (count - 1) / 2) * PLOT_M];
      const plot = drawnPlot(random, middle);
      for (const { shape, heightM } of plot.buildings) builder = builder.withBuilding(shape, heightM);
      if (plot.spot && Math.max(...middle.map(Math.abs)) < halfM) spots.push(plot.spot);
    }
  builder = withWallsAndGround(builder, random, halfM);
  for (let k = 0; k < sirens; k++) {
    const spot = spots[Math.floor(random() * spots.length)];
    if (!spot) break;
    builder = builder.withSiren(`S${k + 1}`, {
      eastM: spot.at[0] + k * 0.01,
      northM: spot.at[1],
      // Under a roof the ground may rise by nearly half the ridge; a mast longer by that is above it for certain.
      heightM: spot.heightM + (spot.onRoof ? ridgeM / 2 : 0),
      levelDb: 130,
    });
  }
  const built = builder.build();
  const plan = { ...built, base: { ...built.base, terrain: raster } };
  const plane = planPlane(plan.base.district);
  const screened = screenedWorld(plan.base, plan.settings.iso9613, plane);
  const placed = placedSirens(plan.sirens, plan.sirenTypes, screened, plane);
  if (!placed.ok) throw new Error(`the sirens of town ${seed} stand free: ${JSON.stringify(placed.error)}`);
  return {
    plan,
    plane,
    screened,
    sirens: placed.value,
    receivers: (wanted, receiverSeed = 1) => freePlaces(screened, seeded(receiverSeed), halfM, wanted),
  };
}

function freePlaces({ world }: ScreenedWorld, random: Random, halfM: number, wanted: number): Xyz[] {
  const places: Xyz[] = [];
  while (places.length < wanted) {
    const [x, y] = [(2 * random() - 1) * halfM, (2 * random() - 1) * halfM];
    const inside = world.buildingsNear([[x, y]]).some(({ rings }) => strictlyInside(rings, x, y));
    if (!inside) places.push([x, y, world.terrain.heightAt(x, y) + 1.5]);
  }
  return places;
}

interface Plot {
  readonly buildings: readonly { readonly shape: LocalPolygon; readonly heightM: number }[];
  readonly spot?: Spot;
}

/** Where a siren may stand, and how high above level ground. */
interface Spot {
  readonly at: Xy;
  readonly heightM: number;
  readonly onRoof?: true;
}

function drawnPlot(random: Random, middle: Xy): Plot {
  const angle = random() < 0.2 ? 0 : random() * Math.PI;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const place = ([x, y]: Xy): Xy => [middle[0] + x * cos - y * sin, middle[1] + x * sin + y * cos];
  const shape = (...rings: (readonly Xy[])[]): LocalPolygon => rings.map((ring) => ring.map(place));
  const box = (x0: number, y0: number, x1: number, y1: number): Xy[] => [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ];
  const height = (low: number, high: number): number => Math.round(low + (high - low) * random());
  const kind = Math.floor(random() * 8);
  const h = height(6, 24);
  switch (kind) {
    case 0:
      return {
        buildings: [{ shape: shape(box(-22, -22, 22, 22), box(-12, -12, 12, 12)), heightM: h }],
        spot: { at: place([0, 0]), heightM: 4 },
      };
    case 1: // A wall of a building 5 cm thick, and its return.
      return {
        buildings: [
          { shape: shape(box(-28, 0, 28, 0.05)), heightM: h },
          { shape: shape(box(-28, 0.05, -27.95, 20)), heightM: h },
        ],
        spot: { at: place([0, 12]), heightM: 6 },
      };
    case 2: // Slits of 2 cm, straight and aslant.
      return {
        buildings: [
          { shape: shape(box(-25, -8, -0.01, 8)), heightM: h },
          { shape: shape(box(0.01, -8, 25, 8)), heightM: height(6, 24) },
          {
            shape: shape([
              [-25, 8.02],
              [25, 8.02],
              [25, 20],
              [-25, 24],
            ]),
            heightM: height(6, 24),
          },
        ],
        spot: { at: place([12, 0]), heightM: 30, onRoof: true },
      };
    case 3: // A terrace: shared walls, roofs in steps.
      return {
        buildings: [0, 1, 2, 3].map((k) => ({
          shape: shape(box(-24 + 12 * k, -6, -12 + 12 * k, 6)),
          heightM: h + 3 * k,
        })),
        spot: { at: place([18, 0]), heightM: h + 15, onRoof: true },
      };
    case 4: // Reflex corners.
      return {
        buildings: [
          {
            shape: shape([
              [-24, -24],
              [24, -24],
              [24, -12],
              [-8, -12],
              [-8, 4],
              [16, 4],
              [16, 16],
              [-24, 16],
            ]),
            heightM: h,
          },
        ],
        spot: { at: place([4, -4]), heightM: 5 },
      };
    case 5:
      return {
        buildings: [
          { shape: shape(box(-10, -10, 10, 10)), heightM: height(60, 100) },
          { shape: shape(box(-26, 14, 26, 24)), heightM: height(4, 9) },
        ],
        spot: { at: place([0, 19]), heightM: 12, onRoof: true },
      };
    case 6: {
      const triangle: Xy[] = [
        [-20, -15],
        [22, -11],
        [0, 21],
      ];
      return {
        buildings: [{ shape: shape(triangle), heightM: h }],
        spot: { at: place([1, -2]), heightM: h + 6, onRoof: true },
      };
    }
    default:
      return { buildings: [], spot: { at: middle, heightM: height(12, 40) } };
  }
}

function withWallsAndGround(builder: PlanBuilder, random: Random, halfM: number): PlanBuilder {
  let next = builder;
  const spot = (): Xy => [(2 * random() - 1) * halfM, (2 * random() - 1) * halfM];
  for (let k = 0; k < 4; k++) {
    const [x, y] = spot();
    const angle = random() * Math.PI;
    const line = [0, 30, 60].map((s, i) => [
      ...at(x + s * Math.cos(angle), y + s * Math.sin(angle) + (i === 1 ? 6 : 0)),
    ]);
    next = next.withFeature("barriers", { type: "LineString", coordinates: line }, { height: [2, 5, 3] });
  }
  for (let k = 0; k < 5; k++)
    next = next.withFeature("ground", geoPolygon(square(60 + 140 * random(), spot())), {
      G: [0, 1, 0.5, 1, 0][k] as number,
    });
  next = next.withAmbient(square(halfM, spot()), 58);
  return next;
}

/** Two ridges at right angles over rolling ground, as a raster of 10 m in CGCS2000 3-degree Gauss-Krüger. */
function ridges(random: Random, reachM: number, ridgeM: number): HeightRaster {
  const crs = crsOf(4547);
  if (!crs) throw new Error("the raster's system is known");
  const [east, north] = crs.fromDegrees(ORIGIN[0], ORIGIN[1]);
  const size = Math.ceil((2 * reachM) / 10) + 1;
  const [angle, offset, wave] = [random() * Math.PI, (random() - 0.5) * reachM, 120 + 200 * random()];
  const zM = new Float32Array(size * size);
  const corner = { x0: Math.round(east) - reachM, y0: Math.round(north) + reachM };
  for (let row = 0; row < size; row++)
    for (let col = 0; col < size; col++) {
      const [x, y] = [col * 10 - reachM, reachM - row * 10];
      const across = x * Math.cos(angle) + y * Math.sin(angle) - offset;
      const along = y * Math.cos(angle) - x * Math.sin(angle);
      const ridge = ridgeM * Math.exp(-((across / 70) ** 2)) * (0.6 + 0.4 * Math.cos(along / wave));
      zM[row * size + col] = 30 + ridge + 3 * Math.sin(x / 47) * Math.cos(y / 61) + random();
    }
  return { cols: size, rows: size, epsg: 4547, ...corner, xCol: 10, xRow: 0, yCol: 0, yRow: -10, zM };
}
