import { describe, expect, it } from "vitest";
import { problemText } from "../../src/i18n/problem-text";
import { writeProjectZip, readProjectZip } from "../../src/io/project-zip";
import { planBasis } from "../../src/model/basis";
import { convertPlanFromGcj02 } from "../../src/model/convert-from-gcj02";
import type { Plan } from "../../src/model/plan";
import type { Problem } from "../../src/model/problem";
import { readProject } from "../../src/model/read-project";
import { serialiseProject } from "../../src/model/serialise-project";
import { withTerrain } from "../../src/model/terrain-layer";
import { ORIGIN, aPlan, filesOf, square } from "../support/a-plan";
import { type TiffSpec, aTiff } from "../support/a-tiff";

/** A district of 2 × 2 km, and 41 × 41 nodes of 0.001° (some 100 m) with its middle on the middle node. */
const SIDE = 41;
const FLAT: number[] = Array.from({ length: SIDE * SIDE }, () => 35);
const dem: TiffSpec = {
  cols: SIDE,
  rows: SIDE,
  values: FLAT,
  isPoint: true,
  tie: [20, 20, ORIGIN[0], ORIGIN[1]],
  scale: [0.001, 0.001],
  noData: "-9999",
};

function filesWith(spec: TiffSpec): Map<string, Uint8Array> {
  const documents = structuredClone(
    aPlan({ area: square(2_000) })
      .withSiren("S1", { eastM: 0, northM: 0 })
      .documents(),
  ) as Record<string, Record<string, Record<string, string>>>;
  const layers = documents["project.json"]?.["layers"] ?? {};
  layers["terrain"] = "height/dem.tif";
  return filesOf(documents).set("height/dem.tif", aTiff(spec));
}

async function planWith(spec: TiffSpec): Promise<Plan> {
  const read = await readProject(filesWith(spec));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

async function refusal(spec: TiffSpec): Promise<Problem> {
  const read = await readProject(filesWith(spec));
  if (read.ok) throw new Error("it was not refused");
  expect(read.error).toHaveLength(1);
  return read.error[0] as Problem;
}

const rasterOf = ({ base: { terrain } }: Plan) => {
  if (terrain === null || terrain === "unread") throw new Error("there is a raster");
  return terrain;
};

/** The values with some nodes changed, by row and column. */
const changed = (value: number, ...nodes: [row: number, col: number][]): number[] =>
  FLAT.map((height, i) => (nodes.some(([row, col]) => i === row * SIDE + col) ? value : height));

describe("the elevation of a project", () => {
  it("is flat data that a worker can be given", async () => {
    const raster = rasterOf(await planWith(dem));
    expect(raster).toMatchObject({ cols: SIDE, rows: SIDE, epsg: 4326, xCol: 0.001, yCol: 0, xRow: 0 });
    expect(raster.zM).toEqual(Float32Array.from(FLAT));
    expect(structuredClone(raster)).toEqual(raster);
  });

  it("is kept for 3 km round the layers, however far the file goes", async () => {
    const wide = 201;
    const values = Array.from({ length: wide * wide }, (_, i) => i % wide);
    const raster = rasterOf(
      await planWith({ ...dem, cols: wide, rows: wide, values, tie: [100, 100, ORIGIN[0], ORIGIN[1]] }),
    );
    // 4 km from the middle: 40.6 nodes east and west (98.5 m each), 36.1 north and south (110.8 m each).
    expect(raster.cols).toBe(2 * 41 + 1);
    expect(raster.rows).toBe(2 * 37 + 1);
    expect(raster.zM[0]).toBe(100 - 41);
    expect(raster.x0).toBeCloseTo(ORIGIN[0] - 0.041, 9);
    expect(raster.y0).toBeCloseTo(ORIGIN[1] + 0.037, 9);
  });

  it("goes back into the file as it came, byte for byte, through folder and zip", async () => {
    const files = filesWith({ ...dem, sample: "int16", bigEndian: true });
    const read = await readProject(files);
    if (!read.ok) throw new Error("it is sound");
    const saved = serialiseProject(read.value);
    expect(saved.get("height/dem.tif")).toEqual(files.get("height/dem.tif"));
    const zipped = readProjectZip(writeProjectZip(saved), "x.sirenplan");
    expect(zipped.ok && zipped.value.get("height/dem.tif")).toEqual(files.get("height/dem.tif"));
  });

  it("is part of what a result is computed from", async () => {
    const [first, same, other] = [
      await planWith(dem),
      await planWith({ ...dem, sample: "int16", deflated: true }),
      await planWith({ ...dem, values: changed(36, [20, 20]) }),
    ];
    const moved = await planWith({ ...dem, tie: [20, 20, ORIGIN[0] + 1e-6, ORIGIN[1]] });
    expect(planBasis(same)).toBe(planBasis(first));
    for (const plan of [other, moved, { ...first, base: { ...first.base, terrain: null } }])
      expect(planBasis(plan)).not.toBe(planBasis(first));
  });

  it("has its gaps outside the district filled from the nearest node, never with 0", async () => {
    // Node (0, 0) and its row are 2 km north-west of the district's corner.
    const values = changed(-9999, [0, 0], [0, 1], [1, 0]).map((v, i) => (i === SIDE + 1 ? 41 : v));
    // Node (0, 0) is nearest to (1, 1); the other two are as near to it as to a node of 35.
    const { zM } = rasterOf(await planWith({ ...dem, values }));
    expect([zM[0], zM[2], zM[SIDE + 1]]).toEqual([41, 35, 41]);
    for (const z of [zM[1], zM[SIDE]]) expect([35, 41]).toContain(z);
  });

  it("is read again when the district is moved out of GCJ-02", async () => {
    const plan = await planWith(dem);
    const converted = convertPlanFromGcj02(plan, ["district", "sirens"]);
    expect(converted.base.terrain).toBe("unread");
    const read = await withTerrain(converted);
    expect(read.ok && rasterOf(read.value).zM.length).toBe(SIDE * SIDE);
  });
});

describe("a project with elevation is refused, in a sentence that says why", () => {
  const cases: [string, TiffSpec, string, RegExp][] = [
    ["no system", { ...dem, epsg: null }, "terrain-no-crs", /坐标系/],
    ["an unknown system", { ...dem, epsg: 2436 }, "terrain-unknown-crs", /EPSG:2436/],
    ["two bands", { ...dem, bands: 2, values: [...FLAT, ...FLAT] }, "terrain-bands", /2 个波段/],
    [
      "heights that are no number",
      { ...dem, values: changed(Infinity, [20, 20]) },
      "out-of-range",
      /Infinity/,
    ],
    ["undeclared no data", { ...dem, values: changed(-32768, [20, 20]) }, "out-of-range", /-32768 m/],
    ["feet", { ...dem, unit: 9002 }, "unreadable", /米/],
    [
      "a hole under the district",
      { ...dem, values: changed(-9999, [18, 22]) },
      "terrain-gap",
      /112\.95.*27\.85/,
    ],
    ["a raster of elsewhere", { ...dem, tie: [20, 20, 110, 27.85] }, "terrain-elsewhere", /0 %/],
    ["a raster in the wrong system", { ...dem, epsg: 4547 }, "terrain-elsewhere", /0 %/],
    [
      "a third of the district",
      { ...dem, tie: [20, 20, ORIGIN[0] + 0.0237, ORIGIN[1]] },
      "terrain-elsewhere",
      /3\d %/,
    ],
  ];
  it.each(cases)("%s", async (_, spec, code, words) => {
    const problem = await refusal(spec);
    expect(problem).toMatchObject({ code, file: "height/dem.tif" });
    expect(problemText(problem, "zh")).toMatch(words);
    expect(problemText(problem, "en")).not.toMatch(/undefined|NaN/);
  });

  it("a hole at a node that only a corner of the district's quads has", async () => {
    // The district ends 1 000 m from the middle, 10.15 nodes east: quad 30 reaches to node 31, node 32 is beyond.
    expect((await refusal({ ...dem, values: changed(-9999, [20, 31]) })).code).toBe("terrain-gap");
    expect((await planWith({ ...dem, values: changed(-9999, [20, 32]) })).name).toBe("test");
  });

  it("a file that is no TIFF inside", async () => {
    const files = filesWith(dem).set("height/dem.tif", Uint8Array.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, 0]));
    const read = await readProject(files);
    expect(read.ok ? [] : read.error).toEqual([
      {
        code: "unreadable",
        file: "height/dem.tif",
        place: "",
        detail: { reason: "tiff-damaged", value: "" },
      },
    ]);
  });
});
