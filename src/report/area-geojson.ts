import type { Feature, Polygon, Position } from "geojson";
import type { Evaluation } from "../analysis/evaluation";

/** Decimals of a degree that exports keep: 0.01 mm, so that areas can be taken from the file. */
const DECIMALS = 10;

/** The areas that are not covered, as features: `blind` with the id of its blind spot, and `undecided`. */
export function areaFeatures({
  blindSpots,
  undecided,
}: Pick<Evaluation, "blindSpots" | "undecided">): Feature<Polygon>[] {
  return [
    ...blindSpots.map((spot): Feature<Polygon> => ({
      type: "Feature",
      id: spot.id,
      properties: { kind: "blind", id: spot.id, areaM2: spot.areaM2 },
      geometry: exported(spot.outline),
    })),
    ...undecided.map((outline): Feature<Polygon> => ({
      type: "Feature",
      properties: { kind: "undecided" },
      geometry: exported(outline),
    })),
  ];
}

/** A polygon as RFC 7946 wants it (outer rings counter-clockwise, holes clockwise), not simplified. */
export const exported = ({ coordinates }: Polygon): Polygon => ({
  type: "Polygon",
  coordinates: coordinates.map((ring, index) => turned(ring.map(rounded), index === 0)),
});

export const rounded = (at: Position): Position => at.map((degrees) => Number(degrees.toFixed(DECIMALS)));

const turned = (ring: Position[], counterClockwise: boolean): Position[] =>
  isCounterClockwise(ring) === counterClockwise ? ring : ring.reverse();

/** Sums from the first corner: in whole degrees a ring of a few metres would drown in rounding. */
function isCounterClockwise(ring: readonly Position[]): boolean {
  const [x0, y0] = ring[0] as [number, number];
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as [number, number];
    const [bx, by] = ring[i] as [number, number];
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return twice > 0;
}
