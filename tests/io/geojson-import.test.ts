import { describe, expect, it } from "vitest";
import { toGcj02 } from "../../src/geo/datums";
import { importSirens } from "../../src/io/geojson-import";
import { apply } from "../../src/model/change";
import { addSirens } from "../../src/model/edits";
import { parseProject } from "../../src/model/parse-project";
import { serialiseProject } from "../../src/model/serialise-project";
import { aPlan, at } from "../support/a-plan";

const plan = aPlan().withSiren("S1", { eastM: 0, northM: 0 }).build();
const point = (properties: object | null, [lon, lat]: readonly number[] = at(10, 10)) => ({
  type: "Feature",
  properties,
  geometry: { type: "Point", coordinates: [lon, lat] },
});
const file = (...features: unknown[]): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ type: "FeatureCollection", features }));
const imported = (bytes: Uint8Array, datum: "wgs84" | "gcj02" | "bd09" = "wgs84") => {
  const result = importSirens(bytes, "in.geojson", plan, datum);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

describe("sirens of a foreign GeoJSON", () => {
  it("good ones are kept, bad ones are reported by number and reason", () => {
    const { sirens, problems } = imported(
      file(
        point({ id: "A", name: "大桥学校" }),
        point({ id: "B" }, [112.95, 95]),
        { type: "Feature", properties: { id: "C" }, geometry: null },
        point({ id: "S1" }),
        point({ id: "D", type: "unknown" }),
        point({ id: "A" }),
        point({ id: "E", height: "20 m" }),
        "junk",
        point({ id: 8, height: 20, colour: "red" }),
      ),
    );
    expect(sirens.map(({ id }) => id)).toEqual(["A", "8"]);
    expect(sirens[1]).toMatchObject({
      heightM: 20,
      extra: { colour: "red" },
      status: "existing",
      service: "ok",
      type: "T120-500",
    });
    expect(problems.map(({ code, place }) => `${code} ${place}`)).toEqual([
      "position-out-of-range feature 2 (B) geometry.coordinates",
      "wrong-geometry feature 3 (C) geometry",
      "duplicate-id feature 4 (S1) properties.id",
      "unknown-type feature 5 (D) properties.type",
      "duplicate-id feature 6 (A) properties.id",
      "wrong-type feature 7 (E) properties.height",
      "not-geojson feature 8",
    ]);
  });

  it("what has no number gets the next free one", () => {
    expect(imported(file(point({}), point(null), point({ id: null }))).sirens.map(({ id }) => id)).toEqual([
      "拟1",
      "拟2",
      "拟3",
    ]);
  });

  it("in GCJ-02 they come to lie where they are", () => {
    const place = at(500, -300);
    const [siren] = imported(file(point({ id: "A" }, toGcj02(place))), "gcj02").sirens;
    expect(Math.abs((siren?.at[0] ?? 0) - place[0])).toBeLessThan(1e-7);
    expect(Math.abs((siren?.at[1] ?? 0) - place[1])).toBeLessThan(1e-7);
  });

  it("join the plan as one step, are saved, and are there when it is opened again", () => {
    const edit = addSirens(plan, imported(file(point({ id: "A", phone: "0731" }))).sirens);
    if (!edit.ok) throw new Error("refused");
    const parsed = parseProject(serialiseProject(apply(plan, edit.value).plan));
    expect(parsed.ok && parsed.value.sirens[1]).toMatchObject({ id: "A", extra: { phone: "0731" } });
  });

  it("one feature alone is a file too; what is no GeoJSON is refused whole", () => {
    const one = importSirens(
      new TextEncoder().encode(JSON.stringify(point({ id: "A" }))),
      "in.geojson",
      plan,
    );
    expect(one.ok && one.value.sirens).toHaveLength(1);
    for (const [text, code] of [
      ["{", "not-json"],
      ["", "unreadable"],
      ["[]", "not-geojson"],
      ['{"type":"Point","coordinates":[0,0]}', "not-geojson"],
      ['{"a":1e999}', "out-of-range"],
    ] as const) {
      const none = importSirens(new TextEncoder().encode(text), "in.geojson", plan);
      expect(none.ok ? "ok" : none.error.code).toBe(code);
    }
  });
});
