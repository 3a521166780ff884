import type { LeftPiece, ScreenedPart, ScreenedProgress } from "./certify-part";
import { middleOf } from "./split-cell";
import type { ScreenedScene } from "./screened-scene";
import { SideClaim } from "./side-claim";
import type { PlanWay } from "./side-proof";
import { extentOf, polygonM2, splitCell } from "./split-cell";

/** Sirens tried for a piece: those with the best unscreened level. */
const MOST_SIRENS = 3;

/** Ways kept for a 64 m cell and siren, and questions to the reference there. */
const MOST_WAYS = 6;
const MOST_QUESTIONS = 8;

/**
 * Tries to rescue, by paths round the sides, what is blind or undecided over the top (field.md §4.5). Pieces know nothing of
 * others beyond their 64 m cell, so any number of parts gives the same answer.
 */
export function* rescueBySides(
  scene: ScreenedScene,
  part: ScreenedPart,
  progress: ScreenedProgress | null,
): Generator<ScreenedProgress, ScreenedPart> {
  const rescue = new Rescue(scene);
  const left: { blind: LeftPiece[]; undecided: LeftPiece[] } = { blind: [], undecided: [] };
  let { stopped } = part;
  for (const kind of ["blind", "undecided"] as const)
    for (const piece of part[kind]) {
      // A piece may take as long as many cells: asked before every one.
      stopped ||= scene.input.shouldStop?.() ?? false;
      if (progress) yield progress;
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

/** What is known of the surroundings of a 64 m cell, by siren: ways found, and how often the reference may still be asked. */
interface Known {
  readonly ways: PlanWay[];
  questions: number;
}

class Rescue {
  readonly rescued: LeftPiece[] = [];
  private readonly claim: SideClaim;
  private readonly known = new Map<string, Known>();

  constructor(private readonly scene: ScreenedScene) {
    this.claim = new SideClaim(scene);
  }

  /** What is left of a piece; what is not goes to `rescued`. */
  restOf(piece: LeftPiece): LeftPiece[] {
    if (piece.label < 0) return [piece];
    const { leastDb, hope } = this.tried(piece);
    if (leastDb !== null) {
      this.rescued.push({ ...piece, loDb: leastDb, hiDb: Infinity });
      return [];
    }
    const extent = extentOf(piece.corners);
    if (!hope || Math.max(extent.along, extent.across) <= this.scene.input.floorM * (1 + 1e-9))
      return [piece];
    const before = this.rescued.length;
    const rest = splitCell(piece.corners, extent).flatMap((corners) =>
      this.restOf({ ...piece, corners, areaM2: polygonM2(corners) }),
    );
    // Nothing gained: the piece stays whole.
    return this.rescued.length === before ? [piece] : rest;
  }

  /** The level proved, or whether a smaller piece has a chance. */
  private tried(piece: LeftPiece): { readonly leastDb: number | null; readonly hope: boolean } {
    const { input } = this.scene;
    const need = input.requiredDb[piece.label] as number;
    const energetic = input.combine === "energy";
    let [sum, hope] = [0, false];
    for (const { k, over } of this.offers(piece, energetic ? need - 10 : need)) {
      const known = this.knownOf(piece.root, k);
      let least = over.leastDb(known.ways);
      if ((least === null || least < need) && known.questions > 0) {
        known.questions--;
        const heard = this.claim.heard(k, middleOf(piece.corners));
        hope ||= heard !== null && heard.levelDb >= need - (energetic ? 10 : 0);
        const news = heard?.ways.filter((way) => !known.ways.some((other) => isSame(way, other))) ?? [];
        if (news.length > 0) {
          known.ways.unshift(...news);
          known.ways.length = Math.min(known.ways.length, MOST_WAYS);
          least = over.leastDb(known.ways);
        }
      }
      if (least === null) continue;
      sum += 10 ** (least / 10);
      const levelDb = energetic ? 10 * Math.log10(sum) - 1e-6 : least;
      if (levelDb >= need) return { leastDb: levelDb, hope: true };
    }
    return { leastDb: null, hope };
  }

  private knownOf(root: number, k: number): Known {
    const key = `${root},${k}`;
    let known = this.known.get(key);
    if (!known) this.known.set(key, (known = { ways: [], questions: MOST_QUESTIONS }));
    return known;
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

const isSame = (p: PlanWay, q: PlanWay): boolean =>
  p.side === q.side &&
  p.corners.length === q.corners.length &&
  p.corners.every(
    ([x, y], i) => Math.hypot(x - (q.corners[i]?.[0] ?? NaN), y - (q.corners[i]?.[1] ?? NaN)) < 0.01,
  );
