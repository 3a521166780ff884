import type { MultiPolygon, Position } from "geojson";
import { boxIndex } from "../geo/box-index";
import type { Area } from "../model/plan";

/** What is nearer than this to the border of the area lies on it, degrees (about half a metre). */
const ON_BORDER_DEG = 5e-6;

type Edge = readonly [a: Position, b: Position];

const edgesOf = (areas: readonly Area[]): Edge[] =>
  areas
    .flatMap((area) => (area.type === "Polygon" ? [area.coordinates] : area.coordinates))
    .flat()
    .flatMap((ring) => ring.slice(1).map((to, index): Edge => [ring[index] as Position, to]));

/** The parts of a region's outline that are no part of the area's own border: the lines of equal margin. */
export function isolines(region: MultiPolygon, border: readonly Area[]): Position[][] {
  const isBorder = borderTest(edgesOf(border));
  const lines: Position[][] = [];
  for (const ring of region.coordinates.flat()) {
    let line: Position[] = [];
    const end = (): void => {
      if (line.length > 1) lines.push(line);
      line = [];
    };
    ring.slice(1).forEach((to, index) => {
      const from = ring[index] as Position;
      if (
        isBorder([
          ((from[0] as number) + (to[0] as number)) / 2,
          ((from[1] as number) + (to[1] as number)) / 2,
        ])
      )
        return end();
      if (line.length === 0) line.push(from);
      line.push(to);
    });
    end();
  }
  return lines;
}

function borderTest(edges: readonly Edge[]): (at: Position) => boolean {
  const index = boxIndex(edges.length, (item, box) => {
    const [a, b] = edges[item] as Edge;
    box[0] = Math.min(a[0] as number, b[0] as number);
    box[1] = Math.min(a[1] as number, b[1] as number);
    box[2] = Math.max(a[0] as number, b[0] as number);
    box[3] = Math.max(a[1] as number, b[1] as number);
  });
  return ([x, y]) => {
    const [lon, lat] = [x as number, y as number];
    return index
      .search(lon - ON_BORDER_DEG, lat - ON_BORDER_DEG, lon + ON_BORDER_DEG, lat + ON_BORDER_DEG)
      .some((item) => distanceToEdge(edges[item] as Edge, lon, lat) < ON_BORDER_DEG);
  };
}

function distanceToEdge([a, b]: Edge, x: number, y: number): number {
  const [ax, ay] = [a[0] as number, a[1] as number];
  const [dx, dy] = [(b[0] as number) - ax, (b[1] as number) - ay];
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(ax + along * dx - x, ay + along * dy - y);
}
