import type { LeftPiece, ScreenedPart, ScreenedProgress } from "./certify-part";
import { middleOf } from "./merge-pieces";
import { num } from "./read-flat";
import type { ScreenedScene } from "./screened-scene";
import { SideClaim } from "./side-claim";
import type { PlanWay } from "./side-proof";
import { extentOf, polygonM2, splitCell } from "./split-cell";

/** Sirens tried for a piece: those with the best unscreened level. */
const MOST_SIRENS = 3;
/** Pieces between two questions whether to stop. */
const ASK_EVERY = 16;

/** Ways that served or were found near by, by siren. */
type Ways = ReadonlyMap<number, readonly PlanWay[]>;

/**
 * Tries to rescue, by paths round the sides, what is blind or undecided over the top (field.md §4.5). Pieces know nothing of
 * each other, so any number of parts gives the same answer.
 */
export function* rescueBySides(
  scene: ScreenedScene,
  part: ScreenedPart,
  progress: ScreenedProgress | null,
): Generator<ScreenedProgress, ScreenedPart> {
  const rescue = new Rescue(scene);
  const left: { blind: LeftPiece[]; undecided: LeftPiece[] } = { blind: [], undecided: [] };
  let [asked, stopped] = [0, part.stopped];
  for (const kind of ["blind", "undecided"] as const)
    for (const piece of part[kind]) {
      if (asked++ % ASK_EVERY === 0) {
        stopped ||= scene.input.shouldStop?.() ?? false;
        if (progress) yield progress;
      }
      if (stopped) left[kind].push(piece);
      else left[kind].push(...rescue.restOf(piece));
    }
  let { weakest } = part;
  for (const piece of rescue.rescued) {
    const margin = piece.loDb - (scene.input.requiredDb[piece.label] as number);
    if (!weakest || margin < weakest.loDb) weakest = { ...piece, loDb: margin };
  }
  return { ...part, ...left, weakest, rescued: rescue.rescued, stopped };
}

class Rescue {
  readonly rescued: LeftPiece[] = [];
  private readonly claim: SideClaim;

  constructor(private readonly scene: ScreenedScene) {
    this.claim = new SideClaim(scene);
  }

  /** What is left of a piece; what is not goes to `rescued`. */
  restOf(piece: LeftPiece, known: Ways = new Map()): LeftPiece[] {
    if (piece.label < 0) return [piece];
    const { ways, leastDb, hope } = this.tried(piece, known);
    if (leastDb !== null) {
      this.rescued.push({ ...piece, loDb: leastDb, hiDb: Infinity });
      return [];
    }
    const extent = extentOf(piece.corners);
    if (!hope || Math.max(extent.along, extent.across) <= this.scene.input.floorM * (1 + 1e-9))
      return [piece];
    const before = this.rescued.length;
    const rest = splitCell(piece.corners, extent).flatMap((corners) =>
      this.restOf({ ...piece, corners, areaM2: polygonM2(corners) }, ways),
    );
    // Nothing gained: the piece stays whole.
    return this.rescued.length === before ? [piece] : rest;
  }

  private tried(
    piece: LeftPiece,
    known: Ways,
  ): { readonly ways: Ways; readonly leastDb: number | null; readonly hope: boolean } {
    const { input } = this.scene;
    const need = input.requiredDb[piece.label] as number;
    const energetic = input.combine === "energy";
    const ways = new Map<number, readonly PlanWay[]>();
    let [sum, hope] = [0, false];
    for (const { k, over } of this.offers(piece, energetic ? need - 10 : need)) {
      let own = known.get(k) ?? [];
      let least = own.length > 0 ? over.leastDb(own) : null;
      if (least === null || least < need) {
        const heard = this.claim.heard(k, middleOf(piece));
        hope ||= heard !== null && heard.levelDb >= need - (energetic ? 10 : 0);
        own = [...(heard?.ways ?? []), ...own].slice(0, 4);
        least = over.leastDb(own);
        hope ||= this.isHeardAtACorner(k, piece, need - (energetic ? 10 : 0));
      }
      ways.set(k, own);
      if (least === null) continue;
      sum += 10 ** (least / 10);
      const levelDb = energetic ? 10 * Math.log10(sum) - 1e-6 : least;
      if (levelDb >= need) return { ways, leastDb: levelDb, hope: true };
    }
    return { ways, leastDb: null, hope };
  }

  private isHeardAtACorner(k: number, { corners }: LeftPiece, needDb: number): boolean {
    for (let i = 0; i < corners.length; i += 2) {
      const heard = this.claim.heard(k, [num(corners, i), num(corners, i + 1)]);
      if (heard && heard.levelDb >= needDb) return true;
    }
    return false;
  }

  /** The sirens that could be heard round a side, loudest first. */
  private offers({ corners }: LeftPiece, needDb: number) {
    return this.scene.sirens
      .flatMap((siren, k) => {
        if (!siren) return [];
        const over = this.claim.over(k, corners);
        return over && over.mostDb >= needDb ? [{ k, over }] : [];
      })
      .sort((p, q) => q.over.mostDb - p.over.mostDb || p.k - q.k)
      .slice(0, MOST_SIRENS);
  }
}
