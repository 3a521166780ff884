import { middleOf } from "../coverage/screened/split-cell";
import { askedCell } from "../coverage/screened/one-siren";
import type { LeftPiece } from "../coverage/screened/certify-part";
import type { Disc } from "../coverage/disc-coverage";
import type { CoverRow } from "../siting/cover-row";
import { type FewestAnswer, fewest } from "../siting/fewest";
import type { Job } from "../siting/progress";
import type { OpenNode, SiteEstimate } from "./site-estimate";
import { allowedColumns } from "./site-ground";
import { type PlaceRow, coverRowOf, isShort } from "./site-witnesses";
import { type SiteWork, isSummed, provedLayout, quietJob } from "./site-work";

/** New rows of one question whether a choice holds, at places at least so far apart, m. */
const ROUND_ROWS = 10;
const APART_M = 60;
/** Places looked at for them, so that a field that is wrong everywhere does not hold the answer up. */
const MOST_LOOKS = 60;
const DEEP_DB = -1.5;

/** Nodes spent on choosing the least overlap among equals. */
const TIE_NODES = 20;

/**
 * The fewest by exact rows: places at which the field says that a choice is not heard, and the reference agrees. The bound holds
 * for the whole area; the choice holds at the places that were asked, no more.
 */
export function fewestAtPlaces(work: SiteWork, estimate: SiteEstimate, job: Job): FewestAnswer {
  const { columns, solver, rows } = work;
  const { secondsLeft } = job;
  const looks = looker(work, estimate);
  const check = (chosen: readonly number[]): CoverRow[] => {
    const found = looks(new Set(chosen), secondsLeft);
    rows.push(...found);
    return found.map(coverRowOf);
  };
  // A few rows before the first plan: where least can be done.
  rows.push(...looks(new Set(), secondsLeft, 3 * ROUND_ROWS));
  return fewest({
    columns,
    rows: rows.map(coverRowOf),
    oracle: { separate: () => [], check },
    solver,
    job,
    tieNodes: TIE_NODES,
  });
}

/** Finds places at which a choice is not heard, by the field first and then by the reference. */
function looker(work: SiteWork, { nodes, reached }: SiteEstimate) {
  const { witnesses, rows } = work;
  const rowOf = new Map<number, PlaceRow>();
  const by = reachedBy(nodes.length, reached);
  // The reference seldom agrees where the field is undecided: those come last.
  const deep = (node: number): number => ((nodes[node] as OpenNode).marginDb < DEEP_DB ? 0 : 1);
  const order = [...nodes.keys()].sort(
    (a, b) =>
      deep(a) - deep(b) ||
      (by[a]?.length as number) - (by[b]?.length as number) ||
      (nodes[a] as OpenNode).marginDb - (nodes[b] as OpenNode).marginDb ||
      a - b,
  );
  return (chosen: ReadonlySet<number>, secondsLeft: () => number, most = ROUND_ROWS): PlaceRow[] => {
    const found: PlaceRow[] = [];
    let looked = 0;
    for (const node of order) {
      if (found.length >= most || looked >= MOST_LOOKS || secondsLeft() <= 0) break;
      // Known rows are asked by the kernel.
      if (rowOf.has(node)) continue;
      const { x, y, label, need } = nodes[node] as OpenNode;
      if (!isShort({ x, y, label, need, columns: by[node] as number[] }, chosen)) continue;
      if (found.some((row) => Math.hypot(row.x - x, row.y - y) < APART_M)) continue;
      looked += 1;
      const row = witnesses.rowAt(x, y, label);
      rowOf.set(node, row);
      if (!isShort(row, chosen)) continue;
      // Nobody can mend it: proof enough, but no guide.
      if (row.columns.length < row.need) rows.push(row);
      else found.push(row);
    }
    return found;
  };
}

/**
 * The fewest that reach all that can be reached by the field and at the places that were asked: a plan to begin with where there is
 * no time to prove one. No bound comes of it.
 */
export function fewestByField(
  work: SiteWork,
  { nodes, reached }: SiteEstimate,
  secondsLeft: () => number,
): number[] | null {
  const by = reachedBy(nodes.length, reached);
  const guessed = nodes.map(({ need }, node): CoverRow => ({ columns: by[node] as number[], need }));
  const answer = fewest({
    columns: work.columns,
    rows: [...work.rows.map(coverRowOf), ...guessed],
    oracle: { separate: () => [], check: () => [] },
    solver: work.solver,
    job: quietJob(secondsLeft),
    tieNodes: 0,
  });
  return answer.chosen ? [...answer.chosen] : null;
}

/** By node: the options that reach it, ascending. */
function reachedBy(count: number, reached: readonly Int32Array[]): number[][] {
  const by = Array.from({ length: count }, (): number[] => []);
  reached.forEach((list, column) => {
    for (const node of list) by[node]?.push(column);
  });
  return by;
}

/** Pieces of a proof that are made into rows: the largest, spread over all. */
const MOST_PIECES = 300;

/** A layout that is proved, if one was found. */
export interface ProvedLayout {
  readonly chosen: readonly number[];
  /** Blind places met on the way have become exact rows. */
  readonly foundRows: boolean;
}

/**
 * A small layout that the certificate proves: for what it leaves undecided or blind, rows of the options that cover it for certain.
 * Such rows are enough, not needed: no bound comes of them. Blind pieces also give exact rows, which are kept in `work.rows`.
 */
export function fewestProved(work: SiteWork, secondsLeft: () => number): ProvedLayout | null {
  const { ground, columns, solver, rows } = work;
  const proved = new Set<string>();
  const before = rows.length;
  const check = (chosen: readonly number[]): CoverRow[] => {
    if (secondsLeft() <= 0) return [];
    const proof = provedLayout(ground, chosen, secondsLeft);
    if (proof.certified) proved.add(chosen.join());
    if (proof.certified || proof.stopped) return [];
    const exact = isSummed(ground)
      ? []
      : proof.blind.slice(0, ROUND_ROWS).map((piece) => rowOfPiece(work, piece));
    rows.push(...exact.filter(({ need }) => need > 0));
    const sure = [...spread(proof.blind), ...spread(proof.undecided)].map((piece) => surelyBy(work, piece));
    return [...exact.map(coverRowOf), ...sure.filter(({ columns: list }) => list.length > 0)];
  };
  const answer = fewest({
    columns,
    rows: isSummed(ground) ? [] : rows.map(coverRowOf),
    oracle: { separate: () => [], check },
    solver,
    job: quietJob(secondsLeft),
    tieNodes: 0,
  });
  const foundRows = rows.length > before;
  return answer.chosen && proved.has(answer.chosen.join()) ? { chosen: answer.chosen, foundRows } : null;
}

function rowOfPiece({ witnesses }: SiteWork, piece: LeftPiece): PlaceRow {
  const [x, y] = middleOf(piece.corners);
  return witnesses.rowAt(x, y, piece.label);
}

/** Every so-many-th piece: neighbours ask for the same. */
function spread(pieces: readonly LeftPiece[]): LeftPiece[] {
  const step = Math.ceil(pieces.length / MOST_PIECES);
  return pieces.filter((_, k) => k % Math.max(1, step) === 0);
}

/** The options that cover all of a piece for certain, each by itself: by their discs, or else by its bounds. */
function surelyBy({ ground, sure, witnesses }: SiteWork, { corners, label }: LeftPiece): CoverRow {
  const allowed = allowedColumns(ground);
  const inDisc = allowed.filter((column) => holds(sure.discs[column] as Disc, corners, label));
  const cell = askedCell(corners, label);
  const rest = inDisc.length >= ENOUGH ? [] : allowed.filter((column) => !inDisc.includes(column));
  const bounded = rest.filter((column) => witnesses.one.over(cell, ground.standing + column) === "covered");
  return { columns: [...inDisc, ...bounded].sort((a, b) => a - b), need: 1 };
}

/** With so many options by their discs nobody else is asked. */
const ENOUGH = 6;

function holds({ x, y, radiusByLabel }: Disc, corners: Float64Array, label: number): boolean {
  const radius = radiusByLabel[label] ?? 0;
  for (let k = 0; k < corners.length; k += 2)
    if (Math.hypot((corners[k] as number) - x, (corners[k + 1] as number) - y) >= radius) return false;
  return true;
}
