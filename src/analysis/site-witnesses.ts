import { type HeardAt, heardAt } from "../coverage/screened/level-at";
import { OneSiren } from "../coverage/screened/one-siren";
import type { ScreenedScene } from "../coverage/screened/screened-scene";
import type { CoverRow } from "../siting/cover-row";
import { type SiteGround, allowedColumns, sceneOfLayout } from "./site-ground";

/** A place of the area, and which options are heard there: by the reference, or by bounds that it cannot break. */
export interface PlaceRow {
  readonly x: number;
  readonly y: number;
  readonly label: number;
  /** How many more must be heard; 0 where what stands is enough. */
  readonly need: number;
  /** Options that are heard, ascending; allowed ones only. */
  readonly columns: readonly number[];
}

const NEVER = (): boolean => false;

/**
 * Asks the reference at places. A row of a place is exact, whatever led to the place: a bound from such rows holds for the whole
 * area. Where levels are summed a place has no row (`isMended` still tells whether all options together are heard).
 */
export class Witnesses {
  readonly one: OneSiren;
  readonly #ground: SiteGround;
  readonly #standing: ScreenedScene;
  readonly #everything: ScreenedScene;
  readonly #columns: readonly number[];
  readonly #need: number;
  readonly #known = new Map<string, PlaceRow>();

  constructor(ground: SiteGround, need: number) {
    this.#ground = ground;
    this.#need = need;
    this.#standing = sceneOfLayout(ground, [], NEVER);
    this.#columns = allowedColumns(ground);
    this.#everything = sceneOfLayout(ground, this.#columns, NEVER);
    this.one = new OneSiren(ground.scene);
  }

  /** Who is heard at a place. */
  rowAt(x: number, y: number, label: number): PlaceRow {
    const key = `${x},${y},${label}`;
    const known = this.#known.get(key);
    if (known) return known;
    const hears = this.one.hearing(x, y, label);
    const { standing } = this.#ground;
    let need = this.#need;
    for (let siren = 0; siren < standing && need > 0; siren++) if (hears(siren)) need -= 1;
    const columns = need > 0 ? this.#columns.filter((column) => hears(standing + column)) : [];
    const row = { x, y, label, need, columns };
    this.#known.set(key, row);
    return row;
  }

  /** Is a place heard under what stands, summed as the settings say? */
  isHeard(x: number, y: number, label: number): boolean {
    return this.#at(this.#standing, x, y, label).marginDb >= -1e-6;
  }

  /** Would a place be heard with all the options at once? */
  isMended(x: number, y: number, label: number): boolean {
    return this.#at(this.#everything, x, y, label).marginDb >= -1e-6;
  }

  #at(scene: ScreenedScene, x: number, y: number, label: number): HeardAt {
    return heardAt(scene, x, y, label);
  }
}

/** As a row of the kernel. */
export const coverRowOf = ({ columns, need }: PlaceRow): CoverRow => ({ columns, need });

/** Does a choice leave a place short? */
export const isShort = ({ columns, need }: PlaceRow, chosen: ReadonlySet<number>): boolean => {
  let left = need;
  for (const column of columns) if (chosen.has(column)) left -= 1;
  return left > 0;
};
