import { describe, expect, it } from "vitest";
import { wgs84 } from "../../src/geo/datums";
import { siteAt } from "../../src/map/hit-test";
import { sceneOf } from "../../src/map/scene-of";
import type { MapSites } from "../../src/map/map-contract";
import type { PlannedSite } from "../../src/session/siting-sites";
import { aPlan, aSiren, anInput } from "./a-snapshot";

const site = (id: string, lon: number, more: Partial<PlannedSite> = {}): PlannedSite => ({
  site: { id, at: wgs84(lon, 27.81), cost: 1, allowed: true },
  source: "listed",
  state: "offered",
  ...more,
});

const sites: MapSites = {
  sites: [
    site("C1", 112.91),
    site("G1", 112.92, { source: "grid" }),
    site("C2", 112.93, { state: "must" }),
    site("C3", 112.94, { state: "never" }),
    site("拟1", 112.95, { source: "withdrawn" }),
  ],
  areas: [{ id: "禁1", corners: [wgs84(112.9, 27.8), wgs84(112.91, 27.8), wgs84(112.91, 27.81)] }],
  selected: "C2",
};

const drawn = (id: string, input = anInput({ sites })) =>
  sceneOf(input).sources[id]?.data.features.map(({ properties }) => properties) ?? [];

describe("the sites of a siting question on the map", () => {
  it("show what was decided about them; a proposed siren's place shows the siren alone", () => {
    expect(drawn("sites").map((properties) => properties?.["symbol"])).toEqual([
      "candidate",
      "dot",
      "must",
      "barred",
    ]);
    expect(drawn("site-pointed")).toHaveLength(1);
    // The project's own layer would draw the same again.
    const all = anInput({ sites });
    const { layers } = all.view;
    const view = { ...all.view, layers: { ...layers, candidates: { visible: true, opacity: 1 } } };
    expect(drawn("candidates", { ...all, view })).toEqual([]);
    expect(drawn("candidates", { ...all, view, sites: null })).toHaveLength(2);
  });

  it("close an area as a ring, and that which is being drawn with its corners", () => {
    const own = { ...anInput().own, drawn: [wgs84(112.9, 27.8), wgs84(112.92, 27.8), wgs84(112.92, 27.82)] };
    const { features } = sceneOf(anInput({ sites, own })).sources["forbidden"]?.data ?? { features: [] };
    const [area] = features.flatMap(({ geometry }) => (geometry.type === "Polygon" ? [geometry] : []));
    expect(area?.coordinates[0]).toHaveLength(4);
    expect(area?.coordinates[0]?.at(-1)).toEqual(area?.coordinates[0]?.[0]);
    expect(features.filter(({ geometry }) => geometry.type === "Point")).toHaveLength(3);
  });

  it("give way to an existing siren that is nearer to the pointer, not to one that is farther", () => {
    const project = ([lon = 0, lat = 0]: readonly number[]) =>
      [(lon - 112.9) * 10_000, (lat - 27.8) * 10_000] as const;
    const plan = aPlan([aSiren("01", 112.9105, 27.81)]);
    const at = (x: number) => siteAt({ sites, plan }, [x, 100], project, 12)?.site.id ?? null;
    expect(at(99)).toBe("C1");
    expect(at(106)).toBeNull();
    expect(at(155)).toBeNull();
    expect(siteAt({ sites: null, plan }, [99, 100], project, 12)).toBeNull();
  });
});
