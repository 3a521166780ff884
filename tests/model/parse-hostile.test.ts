import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { parseProject } from "../../src/model/parse-project";
import { serialiseProject } from "../../src/model/serialise-project";
import { aPlan, filesOf, square } from "../support/a-plan";

const sound = aPlan()
  .withSiren("S1", { eastM: 0, northM: 0 })
  .withAmbient(square(100), 60)
  .withPopulation(square(250), 5)
  .files();
const names = [...sound.keys()];

/** Either a plan that can be saved and opened again, or a refusal with a place: never a throw. */
function holds(files: ReadonlyMap<string, Uint8Array>): boolean {
  const parsed = parseProject(files);
  if (!parsed.ok)
    return (
      parsed.error.length > 0 && parsed.error.every(({ code, file }) => code.length > 0 && file.length > 0)
    );
  const again = parseProject(serialiseProject(parsed.value));
  return again.ok && JSON.stringify(again.value.base) === JSON.stringify(parsed.value.base);
}

describe("hostile files lead to a refusal or to a sound plan", () => {
  it.each(names)("%s cut at every byte", (name) => {
    const bytes = sound.get(name) as Uint8Array;
    for (let length = 0; length < bytes.length; length++) {
      const parsed = parseProject(new Map([...sound, [name, bytes.subarray(0, length)]]));
      expect(parsed.ok).toBe(false);
    }
    expect(bytes.length).toBeGreaterThan(100);
  });

  test.prop(
    [
      fc.constantFrom(...names),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 }),
    ],
    { numRuns: 1_500 },
  )("with bytes replaced", (name, changes) => {
    const bytes = (sound.get(name) as Uint8Array).slice();
    for (const [where, byte] of changes) bytes[where % bytes.length] = byte;
    expect(holds(new Map([...sound, [name, bytes]]))).toBe(true);
  });

  test.prop([fc.constantFrom(...names), fc.json()], { numRuns: 800 })(
    "with any JSON for a file",
    (name, json) => {
      expect(holds(new Map([...sound, [name, new TextEncoder().encode(json)]]))).toBe(true);
    },
  );

  test.prop([fc.double(), fc.double()], { numRuns: 1_500 })(
    "with any number for a coordinate and for a level",
    (coordinate, level) => {
      const documents = JSON.parse(
        JSON.stringify(
          aPlan().withSiren("S1", { eastM: 0, northM: 0 }).withAmbient(square(100), 60).documents(),
        ),
      );
      // JSON has no word for what is not finite: 1e999 is how it gets in.
      const put = (number: number): string =>
        Number.isNaN(number)
          ? "null"
          : Number.isFinite(number)
            ? String(number)
            : `${number < 0 ? "-" : ""}1e999`;
      documents["sirens.geojson"].features[0].geometry.coordinates[1] = "LAT";
      documents["ambient.geojson"].features[0].properties.level = "LEVEL";
      const files = new Map(
        [...filesOf(documents)].map(([path, bytes]) => [
          path,
          new TextEncoder().encode(
            new TextDecoder().decode(bytes).replace('"LAT"', put(coordinate)).replace('"LEVEL"', put(level)),
          ),
        ]),
      );
      const parsed = parseProject(files);
      expect(parsed.ok).toBe(Math.abs(coordinate) <= 90 && level >= 0 && level <= 200);
    },
  );
});
