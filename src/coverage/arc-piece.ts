/**
 * A directed piece of a boundary, from (x0, y0) to (x1, y1) in local metres: straight when radiusM is 0, else an arc about
 * (cx, cy) that turns by sweepRad (positive counter-clockwise, up to ±2π). What it bounds lies to its left.
 */
export interface ArcPiece {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly cx: number;
  readonly cy: number;
  readonly radiusM: number;
  readonly sweepRad: number;
}

export const straightPiece = (x0: number, y0: number, x1: number, y1: number): ArcPiece => ({
  x0,
  y0,
  x1,
  y1,
  cx: 0,
  cy: 0,
  radiusM: 0,
  sweepRad: 0,
});

/** Area between an arc and its chord, m², for 0 ≤ Δ ≤ 2π. */
export function segmentM2(radiusM: number, deltaRad: number): number {
  // Below 0.05 rad the difference Δ − sin Δ loses digits; the series is good to 1e-13 there.
  const square = deltaRad * deltaRad;
  const excess =
    deltaRad < 0.05
      ? ((deltaRad * square) / 6) * (1 - (square / 20) * (1 - square / 42))
      : deltaRad - Math.sin(deltaRad);
  return (radiusM * radiusM * excess) / 2;
}

/** Signed area of the triangle from (ox, oy) over a straight way, m² (Green). */
export const chordM2 = (ox: number, oy: number, x0: number, y0: number, x1: number, y1: number): number =>
  ((x0 - ox) * (y1 - oy) - (x1 - ox) * (y0 - oy)) / 2;

/** What a piece adds to the area it bounds, about (ox, oy), m². */
export function pieceM2(piece: ArcPiece, ox: number, oy: number): number {
  const chord = chordM2(ox, oy, piece.x0, piece.y0, piece.x1, piece.y1);
  if (piece.radiusM === 0) return chord;
  const segment = segmentM2(piece.radiusM, Math.abs(piece.sweepRad));
  return piece.sweepRad > 0 ? chord + segment : chord - segment;
}

/** Length of a piece, m. */
export function pieceLengthM({ x0, y0, x1, y1, radiusM, sweepRad }: ArcPiece): number {
  if (radiusM > 0) return radiusM * Math.abs(sweepRad);
  return Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
}

/** Angle of a piece's start about its centre, rad. Only for arcs. */
export const startRad = ({ x0, y0, cx, cy }: ArcPiece): number => Math.atan2(y0 - cy, x0 - cx);

/** The middle of a piece, by length. */
export function pieceMiddle(piece: ArcPiece): [x: number, y: number] {
  const { x0, y0, x1, y1, cx, cy, radiusM, sweepRad } = piece;
  if (radiusM === 0) return [(x0 + x1) / 2, (y0 + y1) / 2];
  const angle = startRad(piece) + sweepRad / 2;
  return [cx + radiusM * Math.cos(angle), cy + radiusM * Math.sin(angle)];
}

/** Calls `visit` with the easternmost, northernmost, … points of the circle that lie on an arc, in the arc's order. */
export function eachExtreme(piece: ArcPiece, visit: (x: number, y: number) => void): void {
  if (piece.radiusM === 0) return;
  const quarter = Math.PI / 2;
  const start = startRad(piece) / quarter;
  const end = start + piece.sweepRad / quarter;
  const turn = (k: number): void => {
    const axis = ((k % 4) + 4) % 4;
    const dx = axis === 0 ? 1 : axis === 2 ? -1 : 0;
    const dy = axis === 1 ? 1 : axis === 3 ? -1 : 0;
    visit(piece.cx + dx * piece.radiusM, piece.cy + dy * piece.radiusM);
  };
  if (piece.sweepRad > 0) for (let k = Math.floor(start) + 1; k < end; k++) turn(k);
  else for (let k = Math.ceil(start) - 1; k > end; k--) turn(k);
}
