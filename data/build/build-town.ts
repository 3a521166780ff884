import type { Feature } from "geojson";
import { nodeTerrain } from "../../src/acoustics/node-terrain";
import { terrainNodes } from "../../src/analysis/terrain-nodes";
import { heightTiff } from "./height-tiff";
import { townBuildings } from "./town-buildings";
import { TOWN_NOTE, townPolygon } from "./town-features";
import { surveyedGround, townPlane } from "./town-ground";
import { townQuarters } from "./town-quarters";
import { townHosts, townSirens } from "./town-sirens";
import {
  AMBIENT_DEFAULT_DB,
  townAmbient,
  townBarriers,
  townContext,
  townDistrict,
  townGround,
  townPopulation,
} from "./town-zones";

/** Builds the synthetic town; the answer is every file by its path below data/. Same seeds, same bytes. */
export function buildTown(): Map<string, string | Uint8Array> {
  const survey = surveyedGround();
  const { cellM, westM, northM } = survey;
  // The same surface that the planner will stand the sirens on.
  const terrain = nodeTerrain(
    terrainNodes(
      {
        ...survey,
        x0: westM + cellM / 2,
        xCol: cellM,
        xRow: 0,
        y0: northM - cellM / 2,
        yCol: 0,
        yRow: -cellM,
      },
      townPlane,
    ),
  );
  const quarters = townQuarters();
  const buildings = townBuildings(quarters);
  const hosts = townHosts(buildings, terrain);
  const { sirens, candidates } = townSirens(hosts);
  const layers: Record<string, readonly Feature[]> = {
    district: [townDistrict()],
    sirens,
    candidates,
    ambient: townAmbient(quarters),
    buildings: buildings.map(({ rings, heightM }) => townPolygon(rings, { height: heightM })),
    barriers: townBarriers(),
    ground: townGround(quarters),
    population: townPopulation(buildings),
    context: townContext(quarters, hosts),
  };
  const files = new Map<string, string | Uint8Array>();
  files.set("town/project.json", `${JSON.stringify(projectFile(Object.keys(layers)), null, 2)}\n`);
  for (const [layer, features] of Object.entries(layers)) files.set(`town/${layer}.geojson`, lines(features));
  files.set("town/terrain.tif", heightTiff(survey));
  return files;
}

/** One feature a line: small, and a change shows as a line. */
const lines = (features: readonly Feature[]): string =>
  `{"type":"FeatureCollection","features":[\n${features.map((item) => JSON.stringify(item)).join(",\n")}\n]}\n`;

const projectFile = (layers: readonly string[]): unknown => ({
  format: "siren-coverage-project",
  version: 1,
  name: "演示城（合成数据）",
  illustrative: true,
  notice: {
    zh: `${TOWN_NOTE}：地形、建筑、警报器、噪声分区与人口均由程序按固定种子生成，只为说明地形与建筑的遮挡。`,
    en: "Synthetic town, there is no such place: terrain, buildings, sirens, noise zones and population are drawn by a seeded program, to show what terrain and buildings screen.",
  },
  layers: {
    ...Object.fromEntries(layers.map((layer) => [layer, `${layer}.geojson`])),
    terrain: "terrain.tif",
  },
  sirenTypes: [
    {
      id: "syn-motor",
      name: "合成·电动警报器",
      level: { value: 115, weighting: "A", distance: 30 },
      frequency: 500,
      mount: 6,
      nominalRadius: 1_000,
      price: 60_000,
      illustrative: true,
    },
    {
      id: "syn-electronic",
      name: "合成·电声警报器（四层号筒）",
      level: { value: 115, weighting: "A", distance: 30 },
      frequency: 520,
      mount: 6,
      verticalPattern: { horns: 4, spacing: 0.35 },
      powerW: 1_200,
      nominalRadius: 1_000,
      price: 90_000,
      illustrative: true,
    },
  ],
  settings: {
    model: "iso9613",
    iso9613: {
      edition: 1996,
      temperature: 17,
      humidity: 80,
      pressure: 101.325,
      groundFactor: 0.2,
      groundGain: false,
      lateral: false,
      reflections: 0,
    },
    criterion: { aboveAmbient: 5, weighting: "A" },
    ambientDefault: AMBIENT_DEFAULT_DB,
    receiverHeight: 1.5,
    combine: "loudest",
    resolution: 10,
    certificate: { floor: 1, timeLimit: 30 },
  },
});
