import type { Feature, FeatureCollection } from "geojson";
import { pointInRings } from "../../src/geo/clip";
import { CN120_EXCESS_DB, DEFAULT_AMBIENT_DB, SIREN_TYPES } from "./catalogue";
import {
  DEMO_NOTE,
  ambientZones,
  collection,
  contextFeatures,
  landArea,
  planningArea,
  plane,
  populationCells,
} from "./layers";
import { placeSirens } from "./sirens";

const LAYERS = ["district", "sirens", "candidates", "ambient", "population", "context"] as const;

/** Builds both sample projects; the answer is every file by its path below data/. Same input, same bytes. */
export function buildProjects(): Map<string, string> {
  const planning = planningArea();
  const land = landArea();
  // Both projects show the same sirens: those of the planning area.
  const { sirens, candidates } = placeSirens(planning.rings);
  const context = contextFeatures();
  const files = new Map<string, string>();
  const add = (
    folder: string,
    name: string,
    area: { feature: Feature; rings: readonly (readonly number[])[] },
  ): void => {
    const touches = (at: readonly number[]): boolean => pointInRings(area.rings, ...plane.toLocal(at));
    const layers: Record<(typeof LAYERS)[number], FeatureCollection> = {
      district: collection([area.feature]),
      sirens: collection(sirens),
      candidates: collection(candidates),
      ambient: collection(ambientZones()),
      population: collection(populationCells(touches)),
      context: collection(context),
    };
    files.set(`${folder}/project.json`, `${JSON.stringify(projectFile(name), null, 2)}\n`);
    for (const layer of LAYERS) files.set(`${folder}/${layer}.geojson`, lines(layers[layer]));
  };
  add("hedong", "湘潭市河东地区", planning);
  add("yuetang", "湘潭市岳塘区", land);
  return files;
}

/** One feature a line: small, and a change shows as a line. */
const lines = ({ features }: FeatureCollection): string =>
  `{"type":"FeatureCollection","features":[\n${features.map((item) => JSON.stringify(item)).join(",\n")}\n]}\n`;

const projectFile = (name: string): unknown => ({
  format: "siren-coverage-project",
  version: 1,
  name,
  illustrative: true,
  notice: {
    zh: `${DEMO_NOTE}：警报器位置、型号、高度、环境噪声与人口分布均为示意。`,
    en: "Demonstration data, not real sites: siren positions, types, heights, ambient noise and the spread of the population are illustrative.",
  },
  attribution: {
    zh: "界线与地名：公开地图服务整理；学区界与候选场所：公开资料；铁路 © OpenStreetMap contributors (ODbL)",
    en: "Borders and names: public map services; catchments and candidate places: public drawings; railway © OpenStreetMap contributors (ODbL)",
  },
  layers: Object.fromEntries(LAYERS.map((layer) => [layer, `${layer}.geojson`])),
  sirenTypes: SIREN_TYPES,
  settings: {
    model: "cn120",
    cn120: { excess: CN120_EXCESS_DB },
    criterion: { aboveAmbient: 5, weighting: "A" },
    ambientDefault: DEFAULT_AMBIENT_DB,
    receiverHeight: 1.5,
    combine: "loudest",
    resolution: 10,
  },
});
