import type { MixedGround } from "./mixed-ground";
import { type PackedSurface, packedSurface } from "./packed-surface";
import type { PolarTable } from "./polar-table";
import { type SweepJob, type TurnedRaster, homeGroundFactor, hullRoom, turnedRaster } from "./sweep-job";

/** Height of what lies below the siren in a hull, m. */
const DEPTH = -1e30;

/** State of the sweep of a quadrant. */
export interface ScriptSweep
  extends
    SweepJob,
    TurnedRaster,
    PackedSurface,
    MixedGround,
    Omit<PolarTable, "radiusCells" | "mostCells" | "mostNodes"> {
  /** The tops as floats, whose lowest bits are the kinds. */
  readonly topsZ: Float32Array;
  readonly ground: Float32Array | null;
  readonly groundFactor: number;
  readonly cellM: number;
  readonly out: Float32Array;
  /** Indices of the siren's cell in the raster and in the window. */
  readonly home: number;
  readonly outHome: number;
  /**
   * Two numbers for each point of a hull, distance and height above the siren; one such room for each level of doubling. The
   * first point lies far below the siren, so that nothing is ever popped beyond it.
   */
  readonly hull: Float64Array;
  readonly room: number;
  readonly is2024: boolean;
  /** How far the table has been read. */
  segment: number;
  node: number;
  cell: number;
}

/** A quadrant's sweep at its start. */
export function scriptSweep(job: SweepJob, quadrant: number, out: Float32Array): ScriptSweep {
  const { surface, table, window } = job;
  const { cellM, cols } = surface.grid;
  const room = 2 * hullRoom(table);
  const packed = packedSurface(surface);
  const hull = new Float64Array(table.levels * room);
  hull[1] = DEPTH;
  return {
    ...job,
    ...table,
    ...turnedRaster(job, quadrant),
    ...packed,
    topsZ: new Float32Array(packed.tops.buffer),
    ground: surface.ground,
    groundFactor: surface.groundFactor,
    homeG: homeGroundFactor(job),
    cellM,
    out,
    home: job.row * cols + job.col,
    outHome: (job.row - window.row0) * window.cols + job.col - window.col0,
    room,
    hull,
    groundUpTo: new Float64Array(table.radiusCells + 2),
    is2024: job.edition === 2024,
    sourceReach: (30 * job.sourceHeightM) / cellM,
    receiverReach: (30 * job.receiverHeightM) / cellM,
    segment: 0,
    node: 0,
    cell: 0,
  };
}
