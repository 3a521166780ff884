import { writeArrayBuffer } from "geotiff";
import { describe, expect, it } from "vitest";
import { heightTiff } from "../../data/build/height-tiff";
import { nodeFinder } from "../../src/geo/height-raster";
import { openHeightTiff } from "../../src/geo/height-tiff";
import { type TiffSpec, aTiff } from "../support/a-tiff";

/** Seven columns and five rows of 0.01°, the corner at 113° E 28° N; heights tell their place: 10 · row + col. */
const VALUES = Array.from({ length: 35 }, (_, i) => 10 * Math.floor(i / 7) + (i % 7));
const plain: TiffSpec = { cols: 7, rows: 5, values: VALUES, tie: [0, 0, 113, 28], scale: [0.01, 0.01] };

async function opened(spec: TiffSpec) {
  const tiff = await openHeightTiff(aTiff(spec));
  if (!tiff.ok) throw new Error(tiff.error.code);
  return tiff.value;
}

async function heightsOf(spec: TiffSpec): Promise<number[]> {
  const { grid, read } = await opened(spec);
  const heights = await read({ col0: 0, row0: 0, col1: grid.cols - 1, row1: grid.rows - 1 });
  if (!heights.ok) throw new Error(heights.error.code);
  return [...heights.value];
}

const fault = async (bytes: Uint8Array) => {
  const tiff = await openHeightTiff(bytes);
  return tiff.ok ? null : tiff.error;
};

describe("heights of a GeoTIFF", () => {
  const samples = ["int8", "uint8", "int16", "uint16", "int32", "uint32", "float32", "float64"] as const;

  it("come out of every sample type, byte order, packing and tiling", async () => {
    let seen = 0;
    for (const sample of samples)
      for (const bigEndian of [false, true])
        for (const deflated of [false, true])
          for (const tile of [undefined, 16]) {
            const spec = { ...plain, sample, bigEndian, deflated, ...(tile ? { tile } : {}) };
            expect(await heightsOf(spec)).toEqual(VALUES);
            seen++;
          }
    expect(seen).toBe(64);
  });

  it("may be below sea level, and of parts of a metre", async () => {
    const values = VALUES.map((value) => value - 20.5);
    expect(await heightsOf({ ...plain, values })).toEqual(values);
    expect(await heightsOf({ ...plain, values: VALUES.map((v) => v - 20), sample: "int16" })).toContain(-20);
  });

  it("come out of the writers of others, and of our own for the town", async () => {
    const written = writeArrayBuffer(Float32Array.from(VALUES), {
      width: 7,
      height: 5,
      ModelPixelScale: [0.01, 0.01, 0],
      ModelTiepoint: [0, 0, 0, 113, 28, 0],
      GeographicTypeGeoKey: 4326,
      GTModelTypeGeoKey: 2,
      GTRasterTypeGeoKey: 1,
    });
    const towns = heightTiff({
      cols: 7,
      rows: 5,
      cellM: 10,
      westM: 0,
      northM: 50,
      epsg: 4547,
      zM: Float32Array.from(VALUES),
    });
    for (const bytes of [new Uint8Array(written), towns]) {
      const tiff = await openHeightTiff(bytes);
      if (!tiff.ok) throw new Error(tiff.error.code);
      const heights = await tiff.value.read({ col0: 0, row0: 0, col1: 6, row1: 4 });
      expect(heights.ok && [...heights.value]).toEqual(VALUES);
    }
  });

  it("can be had of a part", async () => {
    const { read } = await opened({ ...plain, tile: 16 });
    const heights = await read({ col0: 2, row0: 1, col1: 3, row1: 2 });
    expect(heights.ok && [...heights.value]).toEqual([12, 13, 22, 23]);
  });

  it("are NaN where the file has no data, however it writes that", async () => {
    const hole = (value: number): number[] => VALUES.map((height, i) => (i === 9 ? value : height));
    const cases: [TiffSpec["sample"], number, string][] = [
      ["float32", -9999, "-9999"],
      ["float32", -3.4028234663852886e38, "-3.4028234663852886e+38"],
      ["float32", Math.fround(-3.4e38), "-3.4e+38"],
      ["float32", NaN, "nan"],
      ["float64", 1e20, "1e+20"],
      ["int16", -32768, " -32768 "],
      ["uint8", 255, "255"],
    ];
    for (const [sample = "float32", value, noData] of cases) {
      const heights = await heightsOf({ ...plain, values: hole(value), sample, noData });
      expect(heights[9]).toBeNaN();
      expect(heights.filter(Number.isNaN)).toHaveLength(1);
    }
  });
});

describe("the place of a GeoTIFF", () => {
  it("is that of cell centres where cells are areas, and of the points where they are points", async () => {
    const area = (await opened(plain)).grid;
    expect(nodeFinder(area)(113.005, 27.995)).toEqual([expect.closeTo(0, 9), expect.closeTo(0, 9)]);
    const point = (await opened({ ...plain, isPoint: true })).grid;
    expect(nodeFinder(point)(113, 28)).toEqual([expect.closeTo(0, 9), expect.closeTo(0, 9)]);
    expect(nodeFinder(point)(113.06, 27.96)).toEqual([expect.closeTo(6, 9), expect.closeTo(4, 9)]);
  });

  it("is the same by a matrix as by a tie point, which may be anywhere", async () => {
    const { tie: _, scale: __, ...unplaced } = plain;
    const byMatrix = await opened({ ...unplaced, matrix: [0.01, 0, 113, 0, -0.01, 28] });
    const byOther = await opened({ ...plain, tie: [3, 2, 113.03, 27.98] });
    for (const { grid } of [byMatrix, byOther]) {
      const at = nodeFinder(grid)(113.025, 27.965);
      expect(at).toEqual([expect.closeTo(2, 9), expect.closeTo(3, 9)]);
    }
  });

  it("may be turned", async () => {
    const { tie: _, scale: __, ...unplaced } = plain;
    const [cos, sin] = [10 * Math.cos(0.3), 10 * Math.sin(0.3)];
    const { grid } = await opened({
      ...unplaced,
      epsg: 32649,
      isPoint: true,
      matrix: [cos, sin, 700_000, sin, -cos, 3_100_000],
    });
    expect([grid.x0, grid.y0, grid.xCol, grid.xRow, grid.yCol, grid.yRow]).toEqual([
      700_000,
      3_100_000,
      cos,
      sin,
      sin,
      -cos,
    ]);
  });

  it("is read in degrees, UTM and the zones of CGCS2000", async () => {
    for (const epsg of [4326, 4490, 32649, 4547, 4526, 3857])
      expect((await opened({ ...plain, epsg })).grid.epsg).toBe(epsg);
  });
});

describe("a GeoTIFF is refused", () => {
  it("for what it does not say or is not", async () => {
    expect(await fault(aTiff({ ...plain, epsg: null }))).toEqual({ code: "no-crs" });
    expect(await fault(aTiff({ ...plain, epsg: 2436 }))).toEqual({ code: "unknown-crs", value: "EPSG:2436" });
    expect(await fault(aTiff({ ...plain, epsg: 32767 }))).toEqual({
      code: "unknown-crs",
      value: "user-defined",
    });
    const { tie: _, ...unplaced } = plain;
    expect(await fault(aTiff(unplaced))).toEqual({ code: "no-position" });
    expect(await fault(aTiff({ ...plain, scale: [0, 0.01] }))).toEqual({ code: "no-position" });
    expect(await fault(aTiff({ ...plain, unit: 9002 }))).toEqual({ code: "units", value: "EPSG:9002" });
    expect(await fault(aTiff({ ...plain, bands: 2, values: [...VALUES, ...VALUES] }))).toEqual({
      code: "bands",
      value: "2",
    });
  });

  it("with a second page or a mask, but not with an overview", async () => {
    expect(await fault(aTiff({ ...plain, second: 2 }))).toEqual({ code: "several-images" });
    expect(await fault(aTiff({ ...plain, second: 4 }))).toEqual({ code: "several-images" });
    expect(await fault(aTiff({ ...plain, second: 1 }))).toBeNull();
  });

  it("with a height that is no number and was not declared", async () => {
    const { read } = await opened({ ...plain, values: VALUES.map((v, i) => (i === 4 ? Infinity : v)) });
    expect(await read({ col0: 0, row0: 0, col1: 6, row1: 4 })).toEqual({
      ok: false,
      error: { code: "not-finite", value: "Infinity" },
    });
  });

  it("cut off anywhere, without a throw", async () => {
    const whole = aTiff({ ...plain, deflated: true });
    let refused = 0;
    for (let length = 0; length < whole.length; length += 7) {
      const tiff = await openHeightTiff(whole.slice(0, length));
      const read = tiff.ok ? await tiff.value.read({ col0: 0, row0: 0, col1: 6, row1: 4 }) : tiff;
      if (!read.ok) refused++;
    }
    expect(refused).toBeGreaterThan(whole.length / 7 - 2);
  });
});
