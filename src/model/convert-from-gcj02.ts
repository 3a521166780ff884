import { assert } from "../base/assert";
import { fromGcj02 } from "../geo/datums";
import { parseProject } from "./parse-project";
import type { Plan } from "./plan";
import { pathInFolder } from "./project-paths";
import { readJson } from "./read-json";
import type { GeojsonLayer } from "./schema/layer-shapes";
import { isRecord } from "./schema/read-shape";
import { serialiseProject } from "./serialise-project";
import { bytesOf } from "./utf8";

/**
 * The same plan with layers taken from GCJ-02 to WGS-84; everything that is no coordinate stays. Elevation is to be read
 * again (`withTerrain`).
 */
export function convertPlanFromGcj02(plan: Plan, which: readonly GeojsonLayer[]): Plan {
  const files = serialiseProject(plan);
  const layers = plan.source.manifest["layers"] as Readonly<Record<string, unknown>>;
  for (const layer of which) {
    const path = pathInFolder(String(layers[layer]));
    const bytes = path === null ? undefined : files.get(path);
    if (path !== null && bytes)
      files.set(path, bytesOf(`${JSON.stringify(converted(readJson(bytes, () => {})))}\n`));
  }
  const parsed = parseProject(files);
  assert(parsed.ok, "a plan is still one when its coordinates are moved by some hundred metres");
  return parsed.value;
}

/** A GeoJSON value with every coordinate converted; a bbox no longer fits and goes. */
function converted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(converted);
  if (!isRecord(value)) return value;
  const isGeometry = "coordinates" in value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "bbox")
      // Properties are not geometry, whatever they hold.
      .map(([key, member]) => [
        key,
        key === "properties"
          ? member
          : isGeometry && key === "coordinates"
            ? moved(member)
            : converted(member),
      ]),
  );
}

function moved(coordinates: unknown): unknown {
  if (!Array.isArray(coordinates)) return coordinates;
  const [lon, lat, ...rest] = coordinates as unknown[];
  if (typeof lon !== "number" || typeof lat !== "number") return coordinates.map(moved);
  return [...fromGcj02([lon, lat]), ...rest];
}
