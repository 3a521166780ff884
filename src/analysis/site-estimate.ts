import type { AreaSiren } from "../acoustics/area-model";
import type { RasterGrid } from "../geo/raster-grid";
import { pointInRings } from "../geo/clip";
import { nodeLabels } from "./field-layers";
import type { ScreenedLevels } from "./screened-levels";
import { weightsOf } from "./site-demand";
import { type SiteGround, allowedColumns } from "./site-ground";
import type { World } from "./world";

/** A node of the field's raster that too few standing sirens reach, by the field. */
export interface OpenNode {
  readonly x: number;
  readonly y: number;
  readonly label: number;
  /** What it counts for: see `weightsOf`. */
  readonly weight: number;
  /** How many more must reach it. */
  readonly need: number;
  /** The best margin that it has, dB. */
  readonly marginDb: number;
}

/** Where the field says that something is missing, and who would mend it: an estimate, to choose by and to look by. */
export interface SiteEstimate {
  readonly grid: RasterGrid;
  readonly nodes: readonly OpenNode[];
  /** By option: the nodes that it reaches, ascending. */
  readonly reached: readonly Int32Array[];
  /** Some options were not swept for want of time. */
  readonly stopped: boolean;
}

/** Sweeps the field of every siren. Options that are not allowed are left out. */
export function siteEstimate(
  ground: SiteGround,
  levels: ScreenedLevels,
  need: number,
  secondsLeft: () => number,
): SiteEstimate {
  const { all, world, standing, options, plan } = ground;
  const { field } = levels.fieldOf(all, "drag");
  const { grid } = field;
  const { requiredDb } = all;
  const labels = nodeLabels(world, grid);
  const isSummed = plan.settings.combine === "energy";
  const best = new Float32Array(labels.length).fill(-Infinity);
  const sum = isSummed ? new Float32Array(labels.length) : null;
  const count = new Uint8Array(labels.length);
  for (let siren = 0; siren < standing; siren++) {
    const levelDb = field.levelDb(siren);
    for (let node = 0; node < labels.length; node++) {
      const label = labels[node] as number;
      if (label < 0) continue;
      const margin = (levelDb[node] as number) - (requiredDb[label] as number);
      if (margin > (best[node] as number)) best[node] = margin;
      if (sum) sum[node] = (sum[node] as number) + 10 ** (margin / 10);
      if (margin >= 0) count[node] = Math.min(2, (count[node] as number) + 1);
    }
  }
  if (sum) for (let node = 0; node < sum.length; node++) if ((sum[node] as number) >= 1) count[node] = 2;
  const open: number[] = [];
  let groundNodes = 0;
  for (let node = 0; node < labels.length; node++) {
    if ((labels[node] as number) < 0) continue;
    groundNodes += 1;
    if ((count[node] as number) < need) open.push(node);
  }
  const weigh = weigher(world, ground, world.map.areaM2 / Math.max(1, groundNodes));
  const nodes = open.map((node): OpenNode => {
    const x = grid.westM + (node % grid.cols) * grid.stepM;
    const y = grid.southM + Math.floor(node / grid.cols) * grid.stepM;
    return {
      x,
      y,
      label: labels[node] as number,
      weight: weigh(x, y),
      need: need - (count[node] as number),
      marginDb: best[node] as number,
    };
  });
  let stopped = false;
  const reached = options.map(() => NONE);
  for (const column of promising(ground, nodes)) {
    if (secondsLeft() <= 0) {
      stopped = true;
      break;
    }
    const levelDb = field.levelDb(standing + column);
    reached[column] = Int32Array.from(
      nodes.flatMap(({ label }, k) =>
        (levelDb[open[k] as number] as number) >= (requiredDb[label] as number) ? [k] : [],
      ),
    );
  }
  return { grid, nodes, reached, stopped };
}

const NONE = new Int32Array(0);

/** Ground within this is what an option is for, m. */
const NEAR_M = 1_000;

/** Allowed options, those first that have most of what is missing about them: time may end before the last. */
function promising(ground: SiteGround, nodes: readonly OpenNode[]): number[] {
  const { standing, scene } = ground;
  const about = allowedColumns(ground).map((column) => {
    const [x, y] = (scene.input.sirens[standing + column] as AreaSiren).xyz;
    const weight = nodes.reduce(
      (sum, node) => sum + (Math.hypot(node.x - x, node.y - y) < NEAR_M ? node.weight : 0),
      0,
    );
    return { column, weight };
  });
  return about.sort((a, b) => b.weight - a.weight || a.column - b.column).map(({ column }) => column);
}

/** What the ground round a node counts for. */
function weigher(world: World, { question }: SiteGround, nodeM2: number): (x: number, y: number) => number {
  const { perM2, perPerson } = weightsOf(world, question.weight ?? "area");
  const { population } = world;
  if (perPerson === 0 || !population) return () => nodeM2 * perM2;
  // People at a point count at the nodes within a step of it.
  const stepM = Math.sqrt(nodeM2);
  return (x, y) =>
    population.shares.reduce((sum, share) => {
      if (share.kind === "point") {
        const isNear = Math.abs(share.x - x) <= stepM && Math.abs(share.y - y) <= stepM;
        return isNear ? sum + (share.persons * perPerson) / 4 : sum;
      }
      const [minX, minY, maxX, maxY] = share.box;
      if (x < minX || x > maxX || y < minY || y > maxY || !pointInRings(share.rings, x, y)) return sum;
      return sum + (share.persons / share.areaM2) * perPerson * nodeM2;
    }, nodeM2 * perM2);
}
