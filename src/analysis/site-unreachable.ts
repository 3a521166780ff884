import { type MergedRegion, lowestPieces, mergePieces } from "../coverage/screened/merge-pieces";
import { middleOf } from "../coverage/screened/split-cell";
import type { LeftPiece } from "../coverage/screened/certify-part";
import { allowedColumns } from "./site-ground";
import { type SiteWork, isSummed, provedLayout } from "./site-work";

/** Ground that stays blind with every allowed option built: no number of units covers it. */
export interface Unreachable {
  readonly areaM2: number;
  /** A place in it at which the reference was asked: it hears none of them. */
  readonly at: readonly [x: number, y: number];
  readonly label: number;
  readonly bbox: readonly [minX: number, minY: number, maxX: number, maxY: number];
  /** Places all over it, for trying remedies. */
  readonly places: readonly (readonly [x: number, y: number])[];
}

export interface Reach {
  readonly regions: readonly Unreachable[];
  /** All of them, m². */
  readonly blindM2: number;
}

/** Nodes at which the reference is asked, and places of a region at which remedies are tried. */
const MOST_NODES = 60;
const MOST_PLACES = 12;

/** The certificate with all the allowed options at once: what is blind in it is out of reach. */
export function reachOfAll(work: SiteWork, secondsLeft: () => number): Reach {
  const { ground } = work;
  if (work.need > 1 || secondsLeft() <= 0) return { regions: [], blindM2: 0 };
  const proof = provedLayout(ground, allowedColumns(ground), secondsLeft);
  const merged = mergePieces(proof.blind);
  const worst = lowestPieces(merged, proof.blind);
  const regions = merged.flatMap((one, k) => unreachableOf(one, worst[k], proof.blind));
  const blindM2 = proof.blind.reduce((sum, { areaM2 }) => sum + areaM2, 0);
  return { regions, blindM2 };
}

function unreachableOf(
  { region, isIn }: MergedRegion,
  worst: LeftPiece | undefined,
  pieces: readonly LeftPiece[],
): Unreachable[] {
  if (!worst) return [];
  const { areaM2, bbox } = region;
  const inside = pieces.map(({ corners }) => middleOf(corners)).filter(([x, y]) => isIn(x, y));
  const step = Math.max(1, Math.floor(inside.length / MOST_PLACES));
  return [
    {
      areaM2,
      at: middleOf(worst.corners),
      label: worst.label,
      bbox,
      places: [middleOf(worst.corners), ...inside.filter((_, k) => k % step === 0)],
    },
  ];
}

/** Of places that the field says nobody reaches, those where the reference agrees: proof within a moment that 100 % is out of reach. */
export function blindPlaces(
  work: SiteWork,
  nodes: readonly { readonly x: number; readonly y: number; readonly label: number }[],
): Unreachable[] {
  const { witnesses } = work;
  return nodes.slice(0, MOST_NODES).flatMap(({ x, y, label }): Unreachable[] => {
    const isBlind = isSummed(work.ground) ? !witnesses.isMended(x, y, label) : noneHeard(work, x, y, label);
    return isBlind ? [{ areaM2: 0, at: [x, y], label, bbox: [x, y, x, y], places: [[x, y]] }] : [];
  });
}

function noneHeard({ witnesses, rows, need }: SiteWork, x: number, y: number, label: number): boolean {
  const row = witnesses.rowAt(x, y, label);
  if (row.need > 0) rows.push(row);
  return need === 1 && row.need > 0 && row.columns.length === 0;
}
