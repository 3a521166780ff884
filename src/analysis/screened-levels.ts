import { assert } from "../base/assert";
import { FieldCache } from "../coverage/field/field-cache";
import { type FieldSettings, type SirenField, fieldBasis, fieldOf } from "../coverage/field/siren-field";
import type { RasterWindow } from "../coverage/field/raster-grid";
import { type Surface, wholeSurface } from "../coverage/field/surface";
import { StandingSum } from "../coverage/field/standing-sum";
import { keepingOf } from "../coverage/field/sum-of-fields";
import type { FieldKernel } from "../coverage/field/sweep-job";
import type { LevelField } from "../coverage/level-field";
import type { RasterGrid } from "../geo/raster-grid";
import { type FieldOfSirens, layerRaster } from "./map-layer-of";
import type { ScreenedPlan } from "./screened-plan";
import { areaSettings } from "./siren-places";
import type { World } from "./world";
import { zoneRegions } from "./zone-regions";

/** No siren is looked for beyond this, m: the rest is silence for the map. */
const MOST_RADIUS_M = 6_000;

/** Levels below what is required by this are not needed by any layer, dB. */
const BELOW_REQUIRED_DB = 12;

/** Levels of each siren of a screened plan, and of all of them. */
export interface ScreenedField extends FieldOfSirens {
  /** Level of all sirens at each node under the plan's way of combining them, dB; −∞ where none is heard. */
  readonly combinedDb: () => Float32Array;
}

/** A field swept by one worker for another, flat; and of how many sirens the plan is, which decides how it is kept. */
export interface LentField {
  readonly field: SirenField;
  readonly sirens: number;
}

/** What the fields of a plan are swept over, and how. */
interface Scene {
  readonly grid: RasterGrid;
  readonly surface: Surface;
  readonly settings: FieldSettings;
}

/**
 * The levels of screened sirens over the raster of the layers, swept by the field engine: an estimate that follows the hand.
 * Keeps the surface of a world, and the field of each siren by what it was computed from.
 */
export class ScreenedLevels {
  readonly #kernel: FieldKernel;
  readonly #cache = new FieldCache();
  readonly #sum = new StandingSum();
  readonly #surfaces = new WeakMap<World, Map<string, Surface>>();

  constructor(kernel: FieldKernel) {
    this.#kernel = kernel;
  }

  /** One level for each node of the raster and each sounding siren. */
  fieldOf(screened: ScreenedPlan, quality: FieldSettings["quality"]): ScreenedField {
    const { plan, placed, sounding, requiredDb } = screened;
    const { grid, surface, settings } = this.#sceneOf(screened, quality);
    const buffer = new Float32Array(grid.rows * grid.cols);
    const keeping = keepingOf(placed.length);
    const sweptOf = (source: number): SirenField | null => {
      const siren = placed[source];
      if (!siren) return null;
      const basis = fieldBasis(this.#kernel, surface, siren, settings);
      return (
        this.#cache.get(basis, keeping) ??
        this.#cache.put(fieldOf(this.#kernel, surface, siren, settings), keeping)
      );
    };
    const field: LevelField = {
      grid,
      sources: placed.map(({ xyz: [x, y] }) => ({ x, y })),
      levelDb: (source) => northUp(grid, sweptOf(source), buffer),
    };
    const combinedDb = (): Float32Array => {
      const request = { surface, sirens: placed, settings, combine: plan.settings.combine };
      const levelDb = this.#sum.levelDb(this.#kernel, request, this.#cache);
      return northUp(grid, { ...WHOLE, cols: grid.cols, rows: grid.rows, levelDb }, buffer);
    };
    return { field, sirens: sounding, requiredDb, combinedDb };
  }

  /** Numbers of the sirens whose fields are not in the cache. */
  lacking(screened: ScreenedPlan, quality: FieldSettings["quality"]): number[] {
    const { surface, settings } = this.#sceneOf(screened, quality);
    const keeping = keepingOf(screened.placed.length);
    return screened.placed.flatMap((siren, source) =>
      this.#cache.has(fieldBasis(this.#kernel, surface, siren, settings), keeping) ? [] : [source],
    );
  }

  /** Sweeps one field for whoever keeps it. */
  lend(screened: ScreenedPlan, quality: FieldSettings["quality"], source: number): LentField {
    const { surface, settings } = this.#sceneOf(screened, quality);
    const siren = screened.placed[source];
    assert(siren, `the plan has a siren ${source}`);
    return { field: fieldOf(this.#kernel, surface, siren, settings), sirens: screened.placed.length };
  }

  take({ field, sirens }: LentField): void {
    this.#cache.put(field, keepingOf(sirens));
  }

  #sceneOf(screened: ScreenedPlan, quality: FieldSettings["quality"]): Scene {
    const { world, plan, requiredDb } = screened;
    const grid = layerRaster(zoneRegions(world, plan.base), plan);
    return {
      grid,
      surface: this.#surfaceOf(screened, grid),
      settings: {
        ...areaSettings(plan.settings),
        receiverHeightM: plan.settings.receiverHeightM,
        quality,
        requiredDb: Math.min(...requiredDb) - BELOW_REQUIRED_DB,
        maxRadiusM: MOST_RADIUS_M,
      },
    };
  }

  #surfaceOf({ world, screened, plan }: ScreenedPlan, grid: RasterGrid): Surface {
    let known = this.#surfaces.get(world);
    if (!known) this.#surfaces.set(world, (known = new Map()));
    const key = JSON.stringify([grid, plan.settings.iso9613.groundFactor]);
    let surface = known.get(key);
    if (!surface) {
      const { cols, rows, stepM, westM, southM } = grid;
      // The cells of the field have the nodes of the raster as their centres.
      surface = wholeSurface(screened.world, {
        cols,
        rows,
        cellM: stepM,
        westM: westM - stepM / 2,
        northM: southM + (rows - 0.5) * stepM,
      });
      known.set(key, surface);
    }
    return surface;
  }
}

const WHOLE = { col0: 0, row0: 0 } as const;

/** A field's window, whose first row is the northern one, as a raster whose first row is the southern one; −∞ beyond it. */
function northUp(
  grid: RasterGrid,
  field: (RasterWindow & Pick<SirenField, "levelDb">) | null,
  out: Float32Array,
): Float32Array {
  out.fill(-Infinity);
  if (!field) return out;
  const { col0, row0, cols, rows, levelDb } = field;
  for (let row = 0; row < rows; row++) {
    const from = (grid.rows - 1 - (row + row0)) * grid.cols + col0;
    for (let col = 0; col < cols; col++) {
      const level = levelDb[row * cols + col] as number;
      // Not computed is not heard; a building's cell is no ground.
      out[from + col] = Number.isNaN(level) ? -Infinity : level;
    }
  }
  return out;
}
