import { buildingAround } from "../acoustics/world";
import type { PieceRegion, ScreenedCoverage } from "../coverage/screened/certify-screened";
import { heardAt } from "../coverage/screened/level-at";
import type { ScreenedScene } from "../coverage/screened/screened-scene";
import { boxIndex } from "../geo/box-index";
import type { FlatRings } from "../geo/clip";
import { type PersonShares, nearestRegion } from "./person-shares";
import { type PopulationShares, personsIn } from "./population";
import type { ScreenedPlan } from "./screened-plan";

/**
 * Persons by what the certificate says of the ground that they stand on. A person at a point is judged by the reference
 * there; one in a building by what is heard outside the wall nearest to them; whoever is blind goes with the nearest region.
 * Null where the layer counts nobody inside the district.
 */
export function screenedPersons(
  { world }: ScreenedPlan,
  scene: ScreenedScene,
  population: PopulationShares,
  cover: ScreenedCoverage,
): PersonShares | null {
  if (population.total <= 0) return null;
  const spread = { ...population, shares: population.shares.filter((share) => share.kind === "area") };
  const regions = cover.regions.map(({ rings }): FlatRings => rings.map((ring) => Array.from(ring)));
  const byRegion = regions.map((rings) => personsIn(spread, rings));
  let blind = byRegion.reduce((sum, persons) => sum + persons, 0);
  for (const share of population.shares) {
    if (share.kind === "area") continue;
    const [x, y] = outdoors(scene, share.x, share.y);
    if (heardAt(scene, x, y, world.zoneAt(x, y)).marginDb >= 0) continue;
    blind += share.persons;
    const region = nearestRegion(regions, x, y);
    if (region >= 0) byRegion[region] = (byRegion[region] as number) + share.persons;
  }
  blind = Math.min(population.total, blind);
  const undecided = maybeBlind(spread, cover);
  const upper = blind > 0 ? 1 - blind / population.total : 1;
  const lower = cover.certified ? 1 : Math.max(0, 1 - (blind + undecided) / population.total);
  return { total: population.total, blind, byRegion, bounds: { lower: Math.min(lower, upper), upper } };
}

/** With more corners than this the undecided ground is not clipped share by share. */
const MOST_CORNERS = 20_000;

/** Persons on undecided ground; at most so many where that ground is in pieces too many to clip: all whose box it touches. */
function maybeBlind(spread: PopulationShares, { undecided }: ScreenedCoverage): number {
  const corners = undecided.reduce(
    (sum, { rings }) => sum + rings.reduce((n, ring) => n + ring.length / 2, 0),
    0,
  );
  if (corners > MOST_CORNERS) {
    const boxes = boxIndex(undecided.length, (k, box) => box.set((undecided[k] as PieceRegion).bbox));
    return spread.shares.reduce(
      (sum, share) =>
        sum + (share.kind === "area" && boxes.search(...share.box).length > 0 ? share.persons : 0),
      0,
    );
  }
  return undecided.reduce(
    (sum, { rings }) =>
      sum +
      personsIn(
        spread,
        rings.map((ring) => Array.from(ring)),
      ),
    0,
  );
}

/** How far outside a wall a person in a building is listened for, m. */
const OUTSIDE_M = 0.05;
/** Buildings wall to wall: after so many the place stays where it is, and is heard as inside. */
const MOST_WALLS = 4;

/** A place outside the building that holds it: just beyond the nearest wall. */
function outdoors(
  { input: { world, receiverHeightM } }: ScreenedScene,
  x: number,
  y: number,
): [number, number] {
  let at: [number, number] = [x, y];
  for (let k = 0; k < MOST_WALLS; k++) {
    const z = world.terrain.heightAt(...at) + receiverHeightM;
    const building = buildingAround(world, [at[0], at[1], z]);
    if (!building) return at;
    at = beyondNearestWall(building.rings, at);
  }
  return at;
}

function beyondNearestWall(
  rings: readonly (readonly (readonly [number, number])[])[],
  [x, y]: readonly [number, number],
): [number, number] {
  let [least, best] = [Infinity, [x, y] as [number, number]];
  for (const ring of rings) {
    let [px, py] = ring.at(-1) as readonly [number, number];
    for (const [qx, qy] of ring) {
      const [dx, dy] = [qx - px, qy - py];
      const along = Math.max(0, Math.min(1, ((x - px) * dx + (y - py) * dy) / (dx * dx + dy * dy || 1)));
      const [wx, wy] = [px + along * dx, py + along * dy];
      const away = Math.hypot(wx - x, wy - y);
      if (away < least) {
        least = away;
        const out = away > 0 ? 1 + OUTSIDE_M / away : 1;
        best = [x + (wx - x) * out, y + (wy - y) * out];
      }
      [px, py] = [qx, qy];
    }
  }
  return best;
}
