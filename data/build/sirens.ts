import type { Feature } from "geojson";
import { cn120Law } from "../../src/acoustics/simple-models";
import { bboxOf, boxCentre } from "../../src/geo/bounds";
import { type FlatRings, pointInRings } from "../../src/geo/clip";
import { CN120_EXCESS_DB, DEFAULT_AMBIENT_DB, SIREN_TYPES } from "./catalogue";
import { DEMO_NOTE, feature, plane } from "./layers";
import { seeded, shuffled } from "./seeded";
import { type SourcePlace, sources } from "./sources";

const SEED = 430304;
/** Least distance between two existing sirens, m: practice speaks of about a kilometre for each. */
const SPACING_M = 900;
const EXISTING = 22;
const PROPOSED = 6;
const PROPOSED_TYPE = "electronic-600w";
/** Distance of the demand points that the first six are chosen by, m. */
const SAMPLE_M = 100;

/** What a kind of host carries, and how high its mast stands: illustrative. */
const BY_CATEGORY: Record<string, { type: string; heightM: number }> = {
  works: { type: "electronic-1200w", heightM: 35 },
  tower: { type: "electronic-1200w", heightM: 60 },
  government: { type: "electronic-1200w", heightM: 28 },
  hospital: { type: "electronic-600w", heightM: 32 },
  school: { type: "electronic-600w", heightM: 20 },
  square: { type: "electronic-600w", heightM: 12 },
  community: { type: "motor-4kw", heightM: 16 },
};

/** One site with a siren on it, before it has an id. */
interface Placed {
  readonly place: SourcePlace;
  readonly type: string;
  readonly heightM: number;
  readonly x: number;
  readonly y: number;
}

const placed = (place: SourcePlace): Placed => {
  const rule = BY_CATEGORY[place.category] ?? { type: PROPOSED_TYPE, heightM: 15 };
  const [x, y] = plane.toLocal(place.at);
  return { place, ...rule, x, y };
};

const apart = (a: Placed, b: Placed): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Sirens put on 28 sites of an area by rule, and the other candidate sites in it or near it. */
export function placeSirens(area: FlatRings): { sirens: Feature[]; candidates: Feature[] } {
  const random = seeded(SEED);
  const sites = sources.places.filter(({ isCandidate }) => isCandidate).map(placed);
  const inside = sites.filter(({ x, y }) => pointInRings(area, x, y));

  // Existing: one on each works (a large plant has its own siren), then, in a seeded order, every site at least
  // SPACING_M from those taken, until there are 22.
  const existing: Placed[] = worksSites();
  for (const site of shuffled(inside, random))
    if (existing.length < EXISTING && existing.every((other) => apart(site, other) >= SPACING_M))
      existing.push(site);
  existing.sort((a, b) => b.y - a.y);

  const serving = existing.filter((_, index) => serviceOf(index) === "ok");
  const proposed = firstSix(
    area,
    inside.filter((site) => !existing.includes(site)),
    serving,
    random,
  );
  const taken = new Set([...existing, ...proposed].map(({ place }) => place.id));
  return {
    sirens: [
      ...existing.map((site, index) =>
        sirenFeature(site, String(index + 1).padStart(2, "0"), {
          status: "existing",
          service: serviceOf(index),
        }),
      ),
      ...proposed.map((site, index) =>
        sirenFeature(site, `拟${index + 1}`, { status: "proposed", service: "ok", fixed: false }),
      ),
    ],
    candidates: sites
      .filter(({ place, x, y }) => !taken.has(place.id) && nearArea(area, x, y))
      .map((site, index) => candidateFeature(site, `C${String(index + 1).padStart(3, "0")}`)),
  };
}

/** The middle of each works area, as a site. */
const worksSites = (): Placed[] =>
  sources.works.map(({ geometry, properties }, index) => {
    const box = bboxOf([geometry]);
    if (!box) throw new Error("a works area has an outline");
    const [lon, lat] = boxCentre(box).map((degrees) => Math.round(degrees * 1e6) / 1e6) as [number, number];
    const name = String(properties["name"]);
    return placed({
      id: `W${index}`,
      name,
      category: "works",
      categoryZh: "厂区",
      street: "",
      isCandidate: false,
      at: [lon, lat],
    });
  });

/** Two of the existing sirens are out of service, so that the states can be seen. */
const serviceOf = (index: number): string => (index === 3 ? "fault" : index === 7 ? "maintenance" : "ok");

const sirenFeature = (
  { place, type, heightM }: Placed,
  id: string,
  state: Record<string, unknown>,
): Feature =>
  feature(
    { type: "Point", coordinates: [...place.at] },
    {
      id,
      name: place.name,
      type,
      height: heightM,
      ...state,
      host: place.name,
      street: place.street,
      illustrative: true,
      note: DEMO_NOTE,
    },
  );

const candidateFeature = ({ place, heightM }: Placed, id: string): Feature =>
  feature(
    { type: "Point", coordinates: [...place.at] },
    {
      id,
      name: place.name,
      height: heightM,
      category: place.categoryZh,
      street: place.street,
      source: "real place, illustrative height",
    },
  );

/** Inside the area or within 500 m of it (eight directions). */
function nearArea(area: FlatRings, x: number, y: number): boolean {
  if (pointInRings(area, x, y)) return true;
  return [...Array(8).keys()].some((k) =>
    pointInRings(area, x + 500 * Math.cos((k * Math.PI) / 4), y + 500 * Math.sin((k * Math.PI) / 4)),
  );
}

/** Range of a type over the default ambient, m. */
function rangeOf(type: string): number {
  const found = SIREN_TYPES.find(({ id }) => id === type);
  if (!found) throw new Error(`type ${type} is in the catalogue`);
  const rated = { levelDb: found.level.value, distanceM: found.level.distance };
  return cn120Law(rated, CN120_EXCESS_DB).rangeM(DEFAULT_AMBIENT_DB + 5);
}

/**
 * First positions of the six: one after another, the site that hears most blind sample points, out of a seeded half of
 * the sites. A fair first guess that a planner can better, not an optimum.
 */
function firstSix(
  area: FlatRings,
  sites: Placed[],
  serving: readonly Placed[],
  random: () => number,
): Placed[] {
  const range = rangeOf(PROPOSED_TYPE);
  let blind = samplePoints(area).filter(([x, y]) =>
    serving.every((siren) => Math.hypot(siren.x - x, siren.y - y) > rangeOf(siren.type)),
  );
  const offered = shuffled(sites, random).slice(0, Math.ceil(sites.length / 2));
  const chosen: Placed[] = [];
  while (chosen.length < PROPOSED) {
    const count = (site: Placed) =>
      blind.filter(([x, y]) => Math.hypot(site.x - x, site.y - y) <= range).length;
    const best = offered
      .filter((site) => !chosen.some(({ place }) => place.id === site.place.id))
      .map((site) => ({ site, count: count(site) }))
      .reduce((a, b) => (b.count > a.count ? b : a)).site;
    chosen.push({ ...best, type: PROPOSED_TYPE });
    blind = blind.filter(([x, y]) => Math.hypot(best.x - x, best.y - y) > range);
  }
  return chosen;
}

function samplePoints(area: FlatRings): [number, number][] {
  const xs = area.flatMap((ring) => ring.filter((_, i) => i % 2 === 0));
  const ys = area.flatMap((ring) => ring.filter((_, i) => i % 2 === 1));
  const points: [number, number][] = [];
  for (let x = Math.min(...xs) + SAMPLE_M / 2; x < Math.max(...xs); x += SAMPLE_M)
    for (let y = Math.min(...ys) + SAMPLE_M / 2; y < Math.max(...ys); y += SAMPLE_M)
      if (pointInRings(area, x, y)) points.push([x, y]);
  return points;
}
