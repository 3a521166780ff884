import { type Result, err, ok } from "../base/result";
import type { Air } from "./atmosphere";
import type { GroundMap } from "./ground-areas";
import { BAND_COUNT, bandOf } from "./octave-bands";
import type { Ring, Xy } from "./plan-geometry";
import { type Place, SceneReader } from "./scene-reader";
import { type Scene, type SceneProblem, type SceneTerrain, misplaced, sceneWorld } from "./scene-world";
import type { SectionPoint, Triangle, Xyz } from "./terrain";
import type { Absorption } from "./world";

export type { Scene, SceneProblem } from "./scene-world";

/**
 * Reads a SCENE (DESIGN §4). Every bad or missing value is a problem with its place; a scene that is returned can be
 * traced without NaN. Members that the contract does not name are ignored.
 */
export function parseScene(json: unknown): Result<Scene, SceneProblem> {
  const reader = new SceneReader();
  const scene = readScene(reader, { value: json, where: "" });
  if (reader.problem) return err(reader.problem);
  const problem = misplaced(sceneWorld(scene), scene.source.xyz, scene.receiver.xyz);
  return problem ? err(problem) : ok(scene);
}

function readScene(reader: SceneReader, root: Place): Scene {
  const optionalList = (name: string): Place[] => {
    const place = reader.member(root, name);
    return place.value === undefined ? [] : reader.list(place);
  };
  return {
    source: readSource(reader, reader.member(root, "source")),
    receiver: { xyz: readXyz(reader, reader.member(reader.member(root, "receiver"), "xyz")) },
    ground: readGround(reader, reader.member(root, "ground")),
    terrain: readTerrain(reader, reader.member(root, "terrain")),
    barriers: optionalList("barriers").map((barrier) => ({
      topEdge: reader.list(reader.member(barrier, "topEdge"), 2).map((corner) => readXyz(reader, corner)),
      ...readAbsorption(reader, reader.member(barrier, "absorption")),
    })),
    buildings: optionalList("buildings").map((building) => ({
      rings: [readRing(reader, reader.member(building, "footprint"))],
      roofZ: reader.number(reader.member(building, "roofZ"), -1e7, 1e7),
      ...readAbsorption(reader, reader.member(building, "absorption")),
    })),
    air: readAir(reader, reader.member(root, "atmosphere")),
    edition: reader.choice(reader.member(root, "edition"), [1996, 2024] as const),
    groundMethod: reader.choice(
      reader.member(root, "groundMethod"),
      ["general", "alternative"] as const,
      "general",
    ),
    groundGain: reader.choice(reader.member(root, "groundGain"), [true, false], true),
    lateral: reader.choice(reader.member(root, "lateral"), [true, false], true),
    reflections: reader.choice(reader.member(root, "reflections"), [0, 1] as const, 0),
  };
}

function readSource(reader: SceneReader, source: Place): Scene["source"] {
  const xyz = readXyz(reader, reader.member(source, "xyz"));
  const powerDb = readPerBand(reader, reader.member(source, "powerLevel"), -300, 300);
  const frequency = reader.member(source, "frequency");
  if (frequency.value === undefined) return { xyz, powerDb };
  const frequencyHz = reader.number(frequency, 20, 20_000);
  // A single power level is the tone's own; of eight, the tone has that of its octave.
  return { xyz, powerDb, tone: { frequencyHz, powerDb: powerDb[bandOf(frequencyHz || 500)] as number } };
}

/** One number for all bands, or eight. */
function readPerBand(reader: SceneReader, place: Place, least: number, most: number): number[] {
  if (!Array.isArray(place.value)) {
    const value = reader.number(place, least, most);
    return Array.from({ length: BAND_COUNT }, () => value);
  }
  const values = reader.list(place, BAND_COUNT);
  if (values.length > BAND_COUNT)
    reader.complain("out-of-range", place.where, `${values.length} values for ${BAND_COUNT} bands`);
  return Array.from({ length: BAND_COUNT }, (_, i) =>
    values[i] ? reader.number(values[i], least, most) : 0,
  );
}

function readAbsorption(reader: SceneReader, place: Place): { absorption?: Absorption } {
  return place.value === undefined ? {} : { absorption: readPerBand(reader, place, 0, 1) };
}

function readXyz(reader: SceneReader, place: Place): Xyz {
  return reader.coordinates(place, 3) as unknown as Xyz;
}

/** An outline of at least three corners; a repeated closing point is dropped. An outline without area is harmless. */
function readRing(reader: SceneReader, place: Place): Ring {
  const corners = reader.list(place, 3).map((corner) => reader.coordinates(corner, 2) as unknown as Xy);
  const [first, last] = [corners[0], corners.at(-1)];
  return first && last && corners.length > 3 && first[0] === last[0] && first[1] === last[1]
    ? corners.slice(0, -1)
    : corners;
}

function readGround(reader: SceneReader, ground: Place): GroundMap {
  if (ground.value === undefined) reader.complain("missing", ground.where);
  if (!Array.isArray(ground.value))
    return { base: reader.number(reader.member(ground, "G"), 0, 1), areas: [] };
  const areas = reader.list(ground).map((area) => ({
    rings: [readRing(reader, reader.member(area, "polygon"))],
    g: reader.number(reader.member(area, "G"), 0, 1),
  }));
  return { base: 0, areas };
}

function readTerrain(reader: SceneReader, terrain: Place): SceneTerrain {
  if (terrain.value === undefined) return { kind: "flat" };
  const [profile, triangles] = [reader.member(terrain, "profile"), reader.member(terrain, "triangles")];
  if (triangles.value !== undefined) {
    const corners = (triangle: Place): Triangle => {
      const points = reader.list(triangle, 3);
      if (points.length > 3)
        reader.complain("out-of-range", triangle.where, `${points.length} corners of a triangle`);
      return points.map((point) => readXyz(reader, point)) as unknown as Triangle;
    };
    return { kind: "triangles", triangles: reader.list(triangles).map(corners) };
  }
  const points = reader
    .list(profile, 2)
    .map((point) => reader.coordinates(point, 2) as unknown as SectionPoint);
  const falling = points.findIndex(([s], i) => i > 0 && s < (points[i - 1] as SectionPoint)[0]);
  if (falling > 0) reader.complain("not-rising", `${profile.where}[${falling}]`, "distances must not fall");
  return { kind: "profile", points };
}

function readAir(reader: SceneReader, atmosphere: Place): Air {
  return {
    temperatureC: reader.number(reader.member(atmosphere, "temperature"), -73, 70),
    humidityPct: reader.number(reader.member(atmosphere, "humidity"), 0, 100),
    pressureKPa: reader.number(reader.member(atmosphere, "pressure"), 10, 200),
  };
}
