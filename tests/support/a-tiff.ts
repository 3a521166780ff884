import { deflateSync } from "node:zlib";

type Sample = "int8" | "uint8" | "int16" | "uint16" | "int32" | "uint32" | "float32" | "float64";

/** A GeoTIFF made by hand, byte by byte (TIFF 6.0, GeoTIFF 1.1), so that the reader is not tested against its own writer. */
export interface TiffSpec {
  readonly cols: number;
  readonly rows: number;
  /** Row by row from the top; of several bands sample by sample. */
  readonly values: readonly number[];
  readonly sample?: Sample;
  readonly bands?: number;
  readonly bigEndian?: boolean;
  readonly deflated?: boolean;
  /** Side of a tile; strips without it. */
  readonly tile?: number;
  /** Tie point (column, row, x, y) and size of a cell (x, y). */
  readonly tie?: readonly [number, number, number, number];
  readonly scale?: readonly [number, number];
  /** Rows of the matrix: a, b, d and e, f, h of x = a·col + b·row + d, y = e·col + f·row + h. */
  readonly matrix?: readonly [number, number, number, number, number, number];
  readonly epsg?: number | null;
  readonly isPoint?: boolean;
  readonly noData?: string;
  /** Code of the unit of heights. */
  readonly unit?: number;
  /** Writes a second, equal image: of a kind of NewSubfileType. */
  readonly second?: number;
}

const SAMPLES: Readonly<Record<Sample, readonly [bytes: number, format: number]>> = {
  uint8: [1, 1],
  uint16: [2, 1],
  uint32: [4, 1],
  int8: [1, 2],
  int16: [2, 2],
  int32: [4, 2],
  float32: [4, 3],
  float64: [8, 3],
};

function write(view: DataView, at: number, sample: Sample, value: number, little: boolean): void {
  switch (sample) {
    case "uint8":
      return view.setUint8(at, value);
    case "int8":
      return view.setInt8(at, value);
    case "uint16":
      return view.setUint16(at, value, little);
    case "int16":
      return view.setInt16(at, value, little);
    case "uint32":
      return view.setUint32(at, value, little);
    case "int32":
      return view.setInt32(at, value, little);
    case "float32":
      return view.setFloat32(at, value, little);
    case "float64":
      return view.setFloat64(at, value, little);
  }
}

const TYPES = { ascii: 2, short: 3, long: 4, double: 12 } as const;
const SIZES = { ascii: 1, short: 2, long: 4, double: 8 } as const;
type Tag = readonly [tag: number, type: keyof typeof TYPES, values: readonly number[]];

/** The bytes of the file. */
export function aTiff(spec: TiffSpec): Uint8Array {
  const { second, bigEndian = false } = spec;
  const little = !bigEndian;
  const blocks = blocksOf(spec, little);
  const images = [tagsOf(spec, blocks, 0), ...(second === undefined ? [] : [tagsOf(spec, blocks, second)])];
  const sizeOf = (tags: readonly Tag[]): number =>
    2 + 12 * tags.length + 4 + tags.reduce((sum, [, type, values]) => sum + SIZES[type] * values.length, 0);
  const starts = images.map((_, i) => 8 + images.slice(0, i).reduce((sum, tags) => sum + sizeOf(tags), 0));
  const dataAt = 8 + images.reduce((sum, tags) => sum + sizeOf(tags), 0);
  const bytes = new Uint8Array(dataAt + blocks.reduce((sum, block) => sum + block.length, 0));
  const view = new DataView(bytes.buffer);
  bytes.set(little ? [0x49, 0x49, 42, 0] : [0x4d, 0x4d, 0, 42]);
  view.setUint32(4, 8, little);
  let at = dataAt;
  const offsets = blocks.map((block) => {
    bytes.set(block, at);
    at += block.length;
    return at - block.length;
  });
  images.forEach((tags, i) =>
    directory(view, starts[i] as number, tags, offsets, starts[i + 1] ?? 0, little),
  );
  return bytes;
}

function directory(
  view: DataView,
  start: number,
  tags: readonly Tag[],
  offsets: readonly number[],
  next: number,
  little: boolean,
): void {
  view.setUint16(start, tags.length, little);
  let extra = start + 2 + 12 * tags.length + 4;
  view.setUint32(extra - 4, next, little);
  tags.forEach(([tag, type, given], i) => {
    const values = tag === 273 || tag === 324 ? offsets : given;
    const entry = start + 2 + 12 * i;
    view.setUint16(entry, tag, little);
    view.setUint16(entry + 2, TYPES[type], little);
    view.setUint32(entry + 4, values.length, little);
    let at = entry + 8;
    if (SIZES[type] * values.length > 4) {
      view.setUint32(at, extra, little);
      at = extra;
      extra += SIZES[type] * values.length;
    }
    for (const value of values) {
      if (type === "ascii") view.setUint8(at, value);
      else if (type === "short") view.setUint16(at, value, little);
      else if (type === "long") view.setUint32(at, value, little);
      else view.setFloat64(at, value, little);
      at += SIZES[type];
    }
  });
}

/** Strips of three rows, or tiles: enough that there are several. */
function blocksOf(
  { cols, rows, values, sample = "float32", bands = 1, deflated = false, tile }: TiffSpec,
  little: boolean,
): Uint8Array[] {
  const [size] = SAMPLES[sample];
  const [wide, deep] = tile === undefined ? [cols, 3] : [tile, tile];
  const blocks: Uint8Array[] = [];
  for (let row = 0; row < rows; row += deep)
    for (let col = 0; col < cols; col += wide) {
      const height = tile === undefined ? Math.min(deep, rows - row) : deep;
      const block = new Uint8Array(height * wide * bands * size);
      const view = new DataView(block.buffer);
      for (let i = 0; i < height; i++)
        for (let j = 0; j < wide * bands; j++) {
          const inside = row + i < rows && col + Math.floor(j / bands) < cols;
          const value = inside ? (values[((row + i) * cols + col) * bands + j] as number) : 0;
          write(view, (i * wide * bands + j) * size, sample, value, little);
        }
      blocks.push(deflated ? new Uint8Array(deflateSync(block)) : block);
    }
  return blocks;
}

function tagsOf(spec: TiffSpec, blocks: readonly Uint8Array[], kind: number): Tag[] {
  const { cols, rows, sample = "float32", bands = 1, deflated = false, tile } = spec;
  const { tie, scale, matrix, epsg = 4326, isPoint = false, noData, unit } = spec;
  const [size, format] = SAMPLES[sample];
  const geographic = epsg !== null && epsg >= 4000 && epsg < 4491;
  const keys =
    epsg === null
      ? []
      : [
          [1024, geographic ? 2 : 1],
          [1025, isPoint ? 2 : 1],
          [geographic ? 2048 : 3072, epsg],
          ...(unit === undefined ? [] : [[4099, unit]]),
        ];
  const lengths = blocks.map(({ length }) => length);
  const ascii = (text: string): number[] => [...new TextEncoder().encode(`${text}\0`)];
  const all: (Tag | null)[] = [
    kind > 0 ? [254, "long", [kind]] : null,
    [256, "long", [cols]],
    [257, "long", [rows]],
    [258, "short", Array.from({ length: bands }, () => size * 8)],
    [259, "short", [deflated ? 8 : 1]],
    [262, "short", [1]],
    tile === undefined ? [273, "long", lengths] : null,
    [277, "short", [bands]],
    tile === undefined ? [278, "long", [3]] : null,
    tile === undefined ? [279, "long", lengths] : null,
    [284, "short", [1]],
    ...(tile === undefined
      ? []
      : ([
          [322, "long", [tile]],
          [323, "long", [tile]],
          [324, "long", lengths],
          [325, "long", lengths],
        ] as Tag[])),
    [339, "short", Array.from({ length: bands }, () => format)],
    scale ? [33550, "double", [...scale, 0]] : null,
    tie ? [33922, "double", [tie[0], tie[1], 0, tie[2], tie[3], 0]] : null,
    matrix
      ? [
          34264,
          "double",
          [matrix[0], matrix[1], 0, matrix[2], matrix[3], matrix[4], 0, matrix[5], 0, 0, 0, 0, 0, 0, 0, 1],
        ]
      : null,
    keys.length > 0
      ? [
          34735,
          "short",
          [1, 1, 0, keys.length, ...keys.flatMap(([key, value]) => [key as number, 0, 1, value as number])],
        ]
      : null,
    noData === undefined ? null : [42113, "ascii", ascii(noData)],
  ];
  return all.filter((tag) => tag !== null);
}
