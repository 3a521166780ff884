import { type CellNode, cellNode } from "./cell-node";
import { LevelBounds, ROUNDING_DB } from "./level-bounds";
import { heightIn } from "./ground-under";
import { num, slantM } from "./read-flat";
import { LevelSample } from "./sample-level";
import type { ScreenedScene } from "./screened-scene";
import type { SirenBounds } from "./siren-bounds";
import { middleOf } from "./split-cell";

/** A siren that may still decide a cell, and how promising it is: a level somewhere about, dB. */
export interface SirenView {
  readonly siren: number;
  readonly guessDb: number;
}

/** A cell is covered or blind for certain, or open. */
export type Verdict = "covered" | "blind" | "open";

/** A cell to be judged: convex, counter-clockwise, inside the cell that was split last around it. */
export interface JudgedCell {
  readonly corners: Float64Array;
  readonly within: CellNode | null;
  readonly views: readonly SirenView[];
  /** Energy of the sirens left out, as a level at most, dB (combine "energy"). */
  readonly restDb: number;
}

/** How hard to try. */
export interface Effort {
  /** No wedge at all: the cell will be split anyhow. */
  readonly discsOnly: boolean;
  /** It will not be split any further. */
  readonly last: boolean;
}

export interface Judged {
  readonly verdict: Verdict;
  /** The cell for those within it. */
  readonly node: CellNode;
  /** Sirens that may still decide, the most promising first. */
  readonly views: readonly SirenView[];
  readonly restDb: number;
  /** Bounds of the level that counts, dB. */
  readonly loDb: number;
  readonly hiDb: number;
}

/** After this many sirens that are heard at the middle of a cell, but not for certain all over it, it is split. */
const TRIES = 2;
/** So many more are listened to in search of one. */
const LOOKS = 2;
/** Sirens looked at in a cell when energies are added up, before it is split. */
const PATIENCE = 3;

const energy = (db: number): number => 10 ** (db / 10);
const level = (sum: number): number => (sum > 0 ? 10 * Math.log10(sum) : -Infinity);

/** Judges cells of one scene. A class because it holds scratch arrays. */
export class CellJudge {
  readonly bounds: LevelBounds;
  private readonly sample: LevelSample;

  constructor(private readonly scene: ScreenedScene) {
    this.bounds = new LevelBounds(scene);
    this.sample = new LevelSample(scene, this.bounds.obstacles);
  }

  /**
   * Bounds the level over a convex cell.
   * @param needLoDb covered needs at least `needHiDb`, blind less than this: thresholds of all zones in the cell
   */
  judge(cell: JudgedCell, needLoDb: number, needHiDb: number, effort: Effort): Judged {
    const node = cellNode(cell.corners, cell.within);
    if (this.scene.input.combine === "energy") return this.judgeSum(node, cell, needLoDb, needHiDb, effort);
    const views = this.within(node, cell.views, needLoDb, needHiDb);
    if (!views) return covered(node, needHiDb);
    if (views.length === 0) return { ...open(node, views), verdict: "blind", hiDb: -Infinity };
    return effort.discsOnly ? open(node, views) : this.judgeLoudest(node, views, needLoDb, needHiDb, effort);
  }

  /** Sirens whose level can reach the threshold in a cell; null where one surely does behind anything. */
  private within(
    node: CellNode,
    views: readonly SirenView[],
    needLoDb: number,
    needHiDb: number,
  ): SirenView[] | null {
    const { corners } = node;
    const [x, y] = middleOf(corners);
    let far2 = 0;
    for (let i = 0; i < corners.length; i += 2)
      far2 = Math.max(far2, (num(corners, i) - x) ** 2 + (num(corners, i + 1) - y) ** 2);
    const aroundM = Math.sqrt(far2) + 1e-6;
    const near: SirenView[] = [];
    const awayM: number[] = [];
    for (const view of views) {
      const siren = this.scene.sirens[view.siren] as SirenBounds;
      const middleM = slantM(x - siren.xyz[0], y - siren.xyz[1]);
      const surelyM = siren.surelyM(needHiDb);
      const reachM = siren.reachM(needLoDb);
      // Exactly only where the circle round the cell leaves it open.
      if (middleM - aroundM <= surelyM)
        if (middleM + aroundM <= surelyM || this.bounds.sightTo(node, view.siren).farM <= surelyM)
          return null;
      if (middleM - aroundM > reachM) continue;
      if (middleM + aroundM > reachM && this.bounds.sightTo(node, view.siren).nearM > reachM) continue;
      // Behind those that were heard somewhere about, the deepest within its reach comes first.
      const deepM = view.guessDb === -Infinity ? reachM - middleM : Infinity;
      let k = near.length;
      for (; k > 0; k--) {
        const before = near[k - 1] as SirenView;
        if (before.guessDb > view.guessDb) break;
        if (before.guessDb === view.guessDb && (awayM[k - 1] as number) >= deepM) break;
        near[k] = before;
        awayM[k] = awayM[k - 1] as number;
      }
      near[k] = view;
      awayM[k] = deepM;
    }
    return near;
  }

  /**
   * Single rays to its middle tell what is hopeful: a siren that is not heard there cannot cover the cell, and where one is heard the
   * cell is not blind. Only wedges decide.
   */
  private judgeLoudest(
    node: CellNode,
    views: SirenView[],
    needLoDb: number,
    needHiDb: number,
    { last }: Effort,
  ): Judged {
    const { bounds, sample, scene } = this;
    const [x, y] = middleOf(node.corners);
    const z = heightIn(scene.surface, bounds.quadsOf(node), x, y) + scene.input.receiverHeightM;
    let [tries, heard, bestLo] = [0, false, -Infinity];
    let k = 0;
    while (k < views.length) {
      const { siren } = views[k] as SirenView;
      const guessDb = sample.levelDb(siren, x, y, z, bounds.itemsOf(node.up ?? node, siren), needHiDb);
      views[k++] = { siren, guessDb };
      if (guessDb >= needLoDb) heard = true;
      if (guessDb >= needHiDb) {
        tries++;
        bounds.draw(node, siren, needLoDb);
        if (bounds.loDb >= needHiDb) return covered(node, bounds.loDb);
        if (bounds.loDb > bestLo) bestLo = bounds.loDb;
        if (!last) bounds.keep(node, siren);
      }
      if (heard && k > tries + LOOKS) break;
      if (tries >= TRIES) break;
    }
    sortViews(views);
    if (!heard) return this.tryBlind(node, views, needLoDb, last);
    if (last && bestLo === -Infinity) {
      // What stays undecided is given a lower bound.
      bounds.draw(node, (views[0] as SirenView).siren, needLoDb);
      bestLo = bounds.loDb;
    }
    return { ...open(node, views), loDb: bestLo };
  }

  /** Not heard at its middle: blind, or open with the sirens left that may be heard somewhere in it. */
  private tryBlind(node: CellNode, views: SirenView[], needLoDb: number, last: boolean): Judged {
    const { bounds } = this;
    let [bestLo, bestHi] = [-Infinity, -Infinity];
    const left: SirenView[] = [];
    for (const view of views) {
      bounds.draw(node, view.siren, needLoDb);
      bestLo = Math.max(bestLo, bounds.loDb);
      bestHi = Math.max(bestHi, bounds.hiDb);
      if (bounds.hiDb < needLoDb) continue;
      if (last) return { ...open(node, views), loDb: bestLo };
      // Smaller cells would have to look at all of them again.
      bounds.keep(node, view.siren);
      left.push(view);
    }
    const verdict = left.length === 0 ? "blind" : "open";
    return { verdict, node, views: left, restDb: -Infinity, loDb: bestLo, hiDb: bestHi };
  }

  /** Energies of all sirens added up; sirens far below the threshold go into one rest. */
  private judgeSum(
    node: CellNode,
    cell: JudgedCell,
    needLoDb: number,
    needHiDb: number,
    { discsOnly, last }: Effort,
  ): Judged {
    const { bounds } = this;
    const patience = discsOnly ? 1 : last ? Infinity : PATIENCE;
    let rest = energy(cell.restDb);
    let stillOpen = 0;
    const left: SirenView[] = [];
    let [sumLo, sumHi] = [0, rest];
    for (const view of cell.views) {
      if (stillOpen >= patience) {
        // It is not known to be weak.
        sumHi = Infinity;
        left.push(view);
        continue;
      }
      bounds.draw(node, view.siren, needLoDb - 10);
      const { loDb, hiDb } = bounds;
      sumLo += energy(loDb);
      sumHi += energy(hiDb);
      if (level(sumLo) >= needHiDb + ROUNDING_DB) return covered(node, level(sumLo) - ROUNDING_DB);
      if (hiDb < needLoDb - 40) rest += energy(hiDb);
      else {
        bounds.keep(node, view.siren);
        left.push({ siren: view.siren, guessDb: loDb });
        if (hiDb >= needLoDb) stillOpen++;
      }
    }
    left.sort((p, q) => q.guessDb - p.guessDb || p.siren - q.siren);
    const [loDb, hiDb] = [level(sumLo) - ROUNDING_DB, level(sumHi) + ROUNDING_DB];
    const verdict = hiDb < needLoDb ? "blind" : "open";
    return { verdict, node, views: left, restDb: level(rest), loDb, hiDb };
  }
}

/** Loudest first; a list that is nearly so already. */
function sortViews(views: SirenView[]): void {
  for (let i = 1; i < views.length; i++) {
    const view = views[i] as SirenView;
    let k = i;
    for (; k > 0 && (views[k - 1] as SirenView).guessDb < view.guessDb; k--)
      views[k] = views[k - 1] as SirenView;
    views[k] = view;
  }
}

const covered = (node: CellNode, loDb: number): Judged => ({
  verdict: "covered",
  node,
  views: [],
  restDb: -Infinity,
  loDb,
  hiDb: Infinity,
});

const open = (node: CellNode, views: readonly SirenView[]): Judged => ({
  verdict: "open",
  node,
  views,
  restDb: -Infinity,
  loDb: -Infinity,
  hiDb: Infinity,
});
