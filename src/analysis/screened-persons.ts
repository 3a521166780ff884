import type { Ring } from "../acoustics/plan-geometry";
import { buildingAround } from "../acoustics/world";
import type { PieceRegion, ScreenedCoverage } from "../coverage/screened/certify-screened";
import { heardAt } from "../coverage/screened/level-at";
import type { ScreenedScene } from "../coverage/screened/screened-scene";
import { boxIndex } from "../geo/box-index";
import { nearestOnRings } from "../geo/flat-rings";
import { type PersonShares, countPersons } from "./person-shares";
import { type PopulationShares, personsIn } from "./population";
import type { ScreenedPlan } from "./screened-plan";

/**
 * Persons by what the certificate says of the ground that they stand on. A person at a point is judged by the reference
 * there; one in a building by what is heard outside the wall nearest to them; whoever is blind goes with the nearest region.
 * Null where the layer counts nobody inside the district.
 */
export const screenedPersons = (
  { world }: ScreenedPlan,
  scene: ScreenedScene,
  population: PopulationShares,
  cover: ScreenedCoverage,
): PersonShares | null =>
  countPersons(population, {
    certified: cover.certified,
    blind: cover.regions.map(({ rings }) => rings.map((ring) => Array.from(ring))),
    ...(cover.beside
      ? { surelyBlind: cover.beside.surelyBlind.map(({ rings }) => rings.map((ring) => Array.from(ring))) }
      : {}),
    undecidedPersons: (spread) => maybeBlind(spread, cover),
    placeOf: (x, y) => outdoors(scene, x, y),
    isHeard: (x, y) => heardAt(scene, x, y, world.zoneAt(x, y), "all").marginDb >= 0,
  });

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

function beyondNearestWall(rings: readonly Ring[], [x, y]: readonly [number, number]): [number, number] {
  const wall = nearestOnRings(
    rings.map((ring) => ring.flat()),
    x,
    y,
  );
  const out = wall.awayM > 0 ? 1 + OUTSIDE_M / wall.awayM : 1;
  return [x + (wall.x - x) * out, y + (wall.y - y) * out];
}
