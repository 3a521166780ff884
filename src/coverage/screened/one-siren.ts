import type { AreaLevel, AreaSiren } from "../../acoustics/area-model";
import { areaLevel } from "../../acoustics/area-model";
import { type CellNode, cellNode } from "./cell-node";
import { CellJudge, type Effort, type Judged, type SirenView, type Verdict } from "./judge-cell";
import type { ScreenedScene } from "./screened-scene";
import { sceneOfSirens } from "./siren-subset";

/** A convex cell, counter-clockwise, whose sirens are asked one by one. */
export interface AskedCell {
  readonly corners: Float64Array;
  readonly label: number;
  readonly home: CellNode;
}

/** A cell to be asked about; what one siren's wedge meets is kept in it. */
export const askedCell = (corners: Float64Array, label: number): AskedCell => ({
  corners,
  label,
  home: cellNode(corners, null),
});

/** The cell is not split any further. */
const AT_ONCE: Effort = { discsOnly: false, last: true };

const SPLIT: Effort = { discsOnly: false, last: false };

/** Half the side of the square that stands for a point, m. */
const POINT_M = 1e-3;

/** A level this little below what is required counts as heard in what is meant to be impossible, dB: rounding of the reference. */
const ROUNDING_DB = 1e-6;

/**
 * Bounds siren by siren: is a cell covered for certain by one siren alone, blind to it for certain, or open? The same bounds as
 * the certificate's. A class because it holds scratch arrays.
 */
export class OneSiren {
  readonly #scene: ScreenedScene;
  readonly #judge: CellJudge;

  constructor(scene: ScreenedScene) {
    this.#scene = sceneOfSirens(
      scene,
      scene.sirens.map((_, k) => k),
      { combine: "loudest" },
    );
    this.#judge = new CellJudge(this.#scene);
  }

  /** How one siren alone does in a cell. */
  over(cell: AskedCell, siren: number): Verdict {
    return this.#among(cell, [siren]);
  }

  /** The same for a cell that may be split: with its node, for those within it. */
  within(
    { corners, label }: Pick<AskedCell, "corners" | "label">,
    around: CellNode | null,
    siren: number,
  ): Pick<Judged, "verdict" | "node"> {
    const needDb = this.#scene.input.requiredDb[label] as number;
    const views = this.#scene.sirens[siren] ? [{ siren, guessDb: -Infinity }] : [];
    const cell = { corners, within: around, views, restDb: -Infinity };
    return this.#judge.judge(cell, needDb, needDb, SPLIT);
  }

  /** Is a cell blind to each of these sirens for certain? Stops at the first that may be heard. */
  isBlindTo(cell: AskedCell, sirens: readonly number[]): boolean {
    return this.#among(cell, sirens) === "blind";
  }

  /** Whether the reference hears a siren at a place: asked only where the bounds leave it open. */
  hears(x: number, y: number, label: number, siren: number): boolean {
    return this.hearing(x, y, label)(siren);
  }

  /** The same for several sirens at one place. */
  hearing(x: number, y: number, label: number): (siren: number) => boolean {
    const [a, b, c, d] = [x - POINT_M, x + POINT_M, y - POINT_M, y + POINT_M];
    const cell = askedCell(Float64Array.of(a, c, b, c, b, d, a, d), label);
    return (siren) => {
      const verdict = this.over(cell, siren);
      return verdict === "open" ? this.marginDb(x, y, label, siren) >= -ROUNDING_DB : verdict === "covered";
    };
  }

  /** Margin of one siren by the reference, dB; −Infinity where it has no level. */
  marginDb(x: number, y: number, label: number, siren: number): number {
    const { input } = this.#scene;
    const level = this.#levelAt(x, y, input.sirens[siren] as AreaSiren);
    return level === null ? -Infinity : level.levelDb - (input.requiredDb[label] as number);
  }

  /** Margin of a siren that is none of the scene's, dB. */
  marginOfDb(x: number, y: number, label: number, siren: AreaSiren): number {
    const level = this.#levelAt(x, y, siren);
    return level === null ? -Infinity : level.levelDb - (this.#scene.input.requiredDb[label] as number);
  }

  #levelAt(x: number, y: number, siren: AreaSiren): AreaLevel | null {
    const { world, settings, receiverHeightM } = this.#scene.input;
    const z = world.terrain.heightAt(x, y) + receiverHeightM;
    const level = areaLevel(world, siren, [x, y, z], settings);
    return level.ok ? level.value : null;
  }

  #among({ corners, label, home }: AskedCell, sirens: readonly number[]): Verdict {
    const needDb = this.#scene.input.requiredDb[label] as number;
    const views = sirens.flatMap((siren): SirenView[] =>
      this.#scene.sirens[siren] ? [{ siren, guessDb: -Infinity }] : [],
    );
    const cell = { corners, within: home, views, restDb: -Infinity };
    return this.#judge.judge(cell, needDb, needDb, AT_ONCE).verdict;
  }
}
