import { describe, expect, it } from "vitest";
import { toGcj02 } from "../../src/geo/datums";
import { convertPlanFromGcj02 } from "../../src/model/convert-from-gcj02";
import { looksLikeGcj02 } from "../../src/model/looks-like-gcj02";
import { parseProject } from "../../src/model/parse-project";
import type { Plan } from "../../src/model/plan";
import type { GeojsonLayer } from "../../src/model/schema/layer-shapes";
import { type PlanBuilder, aPlan, filesOf, geoPolygon, square } from "../support/a-plan";

/** 25 sirens that fill a square of 6 km up to its border, with names. */
function town(sideM = 6_000): PlanBuilder {
  let builder = aPlan({ area: square(sideM) }).withFeature("context", geoPolygon(square(sideM + 2_000)), {
    kind: "district",
  });
  for (let i = 0; i < 25; i++) {
    const [eastM, northM] = [((i % 5) - 2) * (sideM / 4 - 40), (Math.floor(i / 5) - 2) * (sideM / 4 - 40)];
    builder = builder
      .withSiren(`S${i}`, { eastM, northM, name: `学校${i}` })
      .withCandidate(`C${i}`, eastM + 300, northM, { name: `大厦${i}` });
  }
  return builder;
}

/** The same documents with some layers put off into GCJ-02. */
function putOff(builder: PlanBuilder, layers: readonly GeojsonLayer[]): Plan {
  const documents = structuredClone(builder.documents()) as Record<
    string,
    { features: { geometry: { coordinates: unknown } }[] }
  >;
  const off = (c: unknown): unknown => {
    const items = c as unknown[];
    return typeof items[0] === "number"
      ? [...toGcj02(items as unknown as Parameters<typeof toGcj02>[0])]
      : items.map(off);
  };
  for (const layer of layers)
    for (const feature of documents[`${layer}.geojson`]?.features ?? [])
      feature.geometry.coordinates = off(feature.geometry.coordinates);
  const parsed = parseProject(filesOf(documents));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const ALL: GeojsonLayer[] = ["district", "sirens", "candidates", "context"];

describe("degrees that look like GCJ-02", () => {
  const right = town().build();

  it("a plan in WGS-84 is never questioned, alone or beside itself or another plan", () => {
    const other = town(3_000).build();
    for (const plan of [right, other])
      for (const known of [null, right, other]) expect(looksLikeGcj02(plan, known)).toBeNull();
  });

  it("a whole project put off: beside the open one, by its outline", () => {
    expect(looksLikeGcj02(putOff(town(), ALL), right)).toMatchObject({ reason: "outline", layers: ALL });
  });

  it("a whole project put off, of another area: by the names of its sites", () => {
    const part = town(5_000);
    const known = aPlan({ area: square(9_000) });
    const places = part
      .build()
      .sirens.reduce(
        (b, { name, at }) =>
          b.withFeature("context", { type: "Point", coordinates: [...at] }, { kind: "place", name }),
        known,
      )
      .build();
    expect(looksLikeGcj02(putOff(part, ALL), places)).toMatchObject({ reason: "named-places", layers: ALL });
    expect(looksLikeGcj02(part.build(), places)).toBeNull();
  });

  it("sirens alone put off: by the sirens that fall out of the district", () => {
    expect(looksLikeGcj02(putOff(town(), ["sirens"]), null)).toMatchObject({
      reason: "sirens-outside",
      layers: ["sirens"],
    });
  });

  it("the district alone put off: its sirens fit where it should be", () => {
    expect(looksLikeGcj02(putOff(town(), ["district"]), null)).toMatchObject({ layers: ["district"] });
    expect(looksLikeGcj02(putOff(town(), ["district"]), right)).toMatchObject({
      reason: "outline",
      layers: ["district"],
    });
  });

  it("converting what was found gives back the right plan, to 1e-7 degrees (11 mm; the public inverse is no better)", () => {
    for (const layers of [ALL, ["sirens"], ["district"]] as GeojsonLayer[][]) {
      const wrong = putOff(town(), layers);
      const found = looksLikeGcj02(wrong, right);
      const converted = convertPlanFromGcj02(wrong, found?.layers ?? []);
      converted.sirens.forEach(({ at }, index) => {
        const [lon, lat] = right.sirens[index]?.at ?? [0, 0];
        expect(Math.max(Math.abs(at[0] - lon), Math.abs(at[1] - lat))).toBeLessThan(1e-7);
      });
      expect(looksLikeGcj02(converted, right)).toBeNull();
    }
  });

  it("one siren outside, or two, is no evidence", () => {
    const loose = aPlan({ area: square(2_000) })
      .withSiren("A", { eastM: 0, northM: 0 })
      .withSiren("B", { eastM: 1_300, northM: -900 })
      .withSiren("C", { eastM: 1_200, northM: -800 })
      .build();
    expect(looksLikeGcj02(loose, null)).toBeNull();
  });
});
