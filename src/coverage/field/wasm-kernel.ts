import { assert } from "../../base/assert";
import { FIELD_KERNEL_WASM } from "./field-kernel-wasm";
import { FIRST_RAYS, type PolarTable } from "./polar-table";
import { packedSurface } from "./packed-surface";
import type { Surface } from "./surface";
import { tableShelf } from "./table-shelf";
import { type FieldKernel, type SweepJob, homeGroundFactor, hullRoom, turnedRaster } from "./sweep-job";

/** What is used of WebAssembly: the kernels are compiled without the DOM's types, which hold it. */
interface WasmApi {
  validate(bytes: Uint8Array): boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
}
interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  heapBase(): number;
  configure(block: number): void;
  sweepRay(): void;
}

const PAGE = 65_536;
/** Numbers of the block that `configure` reads. */
const BLOCK_NUMBERS = 64;
/** Arrays of a batch: place, first and last edge (two each), path between them, rise, ground. */
const BATCH_ARRAYS = 8;
/** Two doubles for each point of a hull. */
const POINT_BYTES = 16;

/** The bytes that are shipped with the program. */
export function shippedKernelBytes(): Uint8Array {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const text = FIELD_KERNEL_WASM.replace(/=+$/, "");
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  for (let i = 0, at = 0, bits = 0; i < text.length; i++) {
    bits = ((bits << 6) | digits.indexOf(text[i] as string)) & 0xffffff;
    if (i % 4 > 0) bytes[at++] = bits >> (6 - 2 * (i % 4));
  }
  return bytes;
}

/** The kernel in WebAssembly, or null where the engine has none or lacks its SIMD. */
export function wasmKernel(bytes: Uint8Array = shippedKernelBytes()): FieldKernel | null {
  const api = (globalThis as { WebAssembly?: WasmApi }).WebAssembly;
  if (!api?.validate(bytes)) return null;
  // Some kilobytes: compiled at once, which workers and Node allow.
  const instance = new api.Instance(new api.Module(bytes), {
    env: {
      abort: () => assert(false, "the kernel does not abort"),
    },
  });
  return kernelOn(instance.exports as KernelExports);
}

/** Where things lie in the kernel's memory. Surface and table stay from one siren to the next. */
interface Layout {
  readonly surface: Surface;
  readonly table: PolarTable;
  readonly places: Readonly<Record<string, number>>;
  readonly end: number;
}

function kernelOn(wasm: KernelExports): FieldKernel {
  let held: Layout | null = null;
  let sweeps = 0;
  return {
    name: "wasm",
    tableOf: tableShelf(),
    *sweep(job) {
      const { surface, table, window, groundTable } = job;
      const thisSweep = ++sweeps;
      if (held?.surface !== surface || held.table !== table) held = layOut(wasm, surface, table);
      const { places } = held;
      const out = aligned(held.end + groundTable.byteLength);
      // One cell more: what is asked for and not wanted goes there.
      reserve(wasm, out + 4 * (window.cols * window.rows + 1));
      new Float32Array(wasm.memory.buffer, held.end, groundTable.length).set(groundTable);
      const levelDb = new Float32Array(wasm.memory.buffer, out, window.cols * window.rows).fill(NaN);
      for (let quadrant = 0; quadrant < 4; quadrant++) {
        const block = new Float64Array(wasm.memory.buffer, places["block"], BLOCK_NUMBERS);
        block.set(blockOf(job, quadrant, places, held.end, out));
        wasm.configure(places["block"] as number);
        for (let ray = 0; ray < FIRST_RAYS; ray++) wasm.sweepRay();
        yield;
        // A sweep that began meanwhile has overwritten everything; one that was left never comes back here.
        assert(sweeps === thisSweep, "a kernel does one sweep at a time");
      }
      return levelDb.slice();
    },
  };
}

const aligned = (at: number): number => (at + 15) & ~15;

function reserve(wasm: KernelExports, bytes: number): void {
  const missing = bytes - wasm.memory.buffer.byteLength;
  if (missing > 0) wasm.memory.grow(Math.ceil(missing / PAGE));
}

function layOut(wasm: KernelExports, surface: Surface, table: PolarTable): Layout {
  const packed = packedSurface(surface);
  const parts: [string, Float32Array | Float64Array | Uint8Array | Int32Array | number][] = [
    ["block", 8 * BLOCK_NUMBERS],
    ["tops", packed.tops],
    ["floors", packed.floors],
    ["ground", surface.ground ?? 0],
    ["segments", table.segments],
    ["startsAt", table.startsAt],
    ["directions", table.directions],
    ["nodes", table.nodes],
    ["exits", table.exits],
    ["counts", table.counts],
    // Cells are read four at a time.
    ["cells", Int32Array.from([...table.cells, 0, 0, 0])],
    ["distances", table.distances],
    ["hull", POINT_BYTES * table.levels * hullRoom(table)],
    ["groundUpTo", 8 * (Math.ceil(table.radiusCells) + 2)],
    ["batch", BATCH_ARRAYS * batchRoom(table)],
  ];
  const places: Record<string, number> = {};
  let at = aligned(wasm.heapBase());
  for (const [name, part] of parts) {
    places[name] = at;
    at = aligned(at + (typeof part === "number" ? part : part.byteLength));
  }
  reserve(wasm, at);
  for (const [name, part] of parts) {
    if (typeof part === "number") continue;
    const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
    new Uint8Array(wasm.memory.buffer).set(bytes, places[name]);
  }
  return { surface, table, places, end: at };
}

const batchRoom = (table: PolarTable): number => aligned(4 * table.mostCells) + 16;

/** The numbers of a quadrant in the order in which field-kernel.as reads them. */
function blockOf(
  job: SweepJob,
  quadrant: number,
  places: Layout["places"],
  groundTable: number,
  out: number,
): number[] {
  const { table, surface, window } = job;
  const { grid } = surface;
  const turned = turnedRaster(job, quadrant);
  const at = (...names: string[]): number[] => names.map((name) => places[name] as number);
  return [
    ...at("segments", "startsAt", "directions", "nodes", "exits", "counts", "cells", "distances"),
    ...at("tops", "floors", "ground"),
    groundTable,
    ...at("hull", "groundUpTo", "batch"),
    batchRoom(table),
    out,
    table.levels,
    hullRoom(table),
    Number(surface.ground !== null),
    Number(turned.clipped),
    Number(job.edition === 2024),
    Number(job.groundGain),
    turned.colStride,
    turned.rowStride,
    turned.outColStride,
    turned.outRowStride,
    job.row * grid.cols + job.col,
    (job.row - window.row0) * window.cols + job.col - window.col0,
    window.cols * window.rows,
    turned.minCol,
    turned.maxCol,
    turned.minRow,
    turned.maxRow,
    grid.cellM,
    turned.alongColM,
    turned.alongRowM,
    job.sourceZ,
    job.receiverHeightM,
    job.levelAt1mDb,
    job.absorptionDbPerM,
    job.bendPerM,
    5 * job.wavelengthM,
    (30 * job.sourceHeightM) / grid.cellM,
    (30 * job.receiverHeightM) / grid.cellM,
    (job.sourceHeightM + job.receiverHeightM) ** 2,
    (job.sourceHeightM - job.receiverHeightM) ** 2,
    homeGroundFactor(job),
    surface.groundFactor,
  ];
}
