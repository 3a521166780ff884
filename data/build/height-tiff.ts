import { zlibSync } from "fflate";

/** A north-up raster of heights in a projected system, cells as areas. */
export interface HeightGrid {
  readonly cols: number;
  readonly rows: number;
  readonly cellM: number;
  /** Outer corner of the first cell: west and north, in the system's metres. */
  readonly westM: number;
  readonly northM: number;
  readonly epsg: number;
  /** Row by row from the north, metres. */
  readonly zM: Float32Array;
}

const SHORT = 3;
const LONG = 4;
const DOUBLE = 12;
const ASCII = 2;
type Tag = readonly [tag: number, type: number, values: readonly number[]];

/** Rows in one strip: small enough that a viewer reads a part without the whole. */
const STRIP_ROWS = 64;

/**
 * A GeoTIFF with 32-bit floats, deflated behind the floating-point predictor: a fifth of the plain size here. The packing
 * is fflate's, pure JavaScript of a fixed version, so the bytes do not depend on the machine.
 */
export function heightTiff({ cols, rows, cellM, westM, northM, epsg, zM }: HeightGrid): Uint8Array {
  const strips: Uint8Array[] = [];
  for (let row = 0; row < rows; row += STRIP_ROWS) {
    const count = Math.min(STRIP_ROWS, rows - row);
    const plain = new Uint8Array(count * cols * 4);
    for (let k = 0; k < count; k++)
      plain.set(predicted(zM.subarray((row + k) * cols, (row + k + 1) * cols)), k * cols * 4);
    strips.push(zlibSync(plain, { level: 9 }));
  }
  // TIFF Technical Note 3 (predictor 3), GeoTIFF 1.1 (keys 1024 projected, 1025 area, 3072 system, 3076 and 4099 metre).
  const tags: Tag[] = [
    [256, LONG, [cols]],
    [257, LONG, [rows]],
    [258, SHORT, [32]],
    [259, SHORT, [8]],
    [262, SHORT, [1]],
    [273, LONG, strips.map(() => 0)],
    [277, SHORT, [1]],
    [278, LONG, [STRIP_ROWS]],
    [279, LONG, strips.map(({ length }) => length)],
    [284, SHORT, [1]],
    [317, SHORT, [3]],
    [339, SHORT, [3]],
    [33550, DOUBLE, [cellM, cellM, 0]],
    [33922, DOUBLE, [0, 0, 0, westM, northM, 0]],
    [
      34735,
      SHORT,
      [1, 1, 0, 5, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, epsg, 3076, 0, 1, 9001, 4099, 0, 1, 9001],
    ],
    [42113, ASCII, [...new TextEncoder().encode("-9999\0")]],
  ];
  return assembled(tags, strips);
}

/** The bytes of a row in planes, the most significant first, and each the difference from the one before. */
function predicted(row: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(4));
  const planes = new Uint8Array(row.length * 4);
  row.forEach((z, i) => {
    view.setFloat32(0, z);
    for (let plane = 0; plane < 4; plane++) planes[plane * row.length + i] = view.getUint8(plane);
  });
  for (let i = planes.length - 1; i > 0; i--) planes[i] = (planes[i] as number) - (planes[i - 1] as number);
  return planes;
}

const BYTES: Readonly<Record<number, number>> = { [ASCII]: 1, [SHORT]: 2, [LONG]: 4, [DOUBLE]: 8 };

/** Header, directory, the values that do not fit in it, strips; little-endian. */
function assembled(tags: readonly Tag[], strips: readonly Uint8Array[]): Uint8Array {
  const sizes = tags.map(([, type, values]) => (BYTES[type] as number) * values.length);
  const extra = sizes.map((size) => (size > 4 ? size + (size % 2) : 0));
  const valuesStart = 8 + 2 + 12 * tags.length + 4;
  let stripAt = valuesStart + extra.reduce((sum, size) => sum + size, 0);
  const offsets = strips.map(({ length }) => {
    const at = stripAt;
    stripAt += length + (length % 2);
    return at;
  });
  const bytes = new Uint8Array(stripAt);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, 8, true);
  view.setUint16(8, tags.length, true);
  let valueAt = valuesStart;
  tags.forEach(([tag, type, given], index) => {
    const values = tag === 273 ? offsets : given;
    const entry = 10 + 12 * index;
    view.setUint16(entry, tag, true);
    view.setUint16(entry + 2, type, true);
    view.setUint32(entry + 4, values.length, true);
    let at = entry + 8;
    if ((extra[index] as number) > 0) {
      view.setUint32(at, valueAt, true);
      at = valueAt;
      valueAt += extra[index] as number;
    }
    for (const value of values) {
      if (type === ASCII) view.setUint8(at, value);
      else if (type === SHORT) view.setUint16(at, value, true);
      else if (type === LONG) view.setUint32(at, value, true);
      else view.setFloat64(at, value, true);
      at += BYTES[type] as number;
    }
  });
  strips.forEach((strip, index) => bytes.set(strip, offsets[index]));
  return bytes;
}
