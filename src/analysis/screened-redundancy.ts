import type { SirenId } from "../base/ids";
import { OneSiren } from "../coverage/screened/one-siren";
import { type SolePlace, retireOne, soleAt } from "../coverage/screened/retire-one";
import type { ScreenedScene } from "../coverage/screened/screened-scene";
import { sceneOfSirens } from "../coverage/screened/siren-subset";
import type { NeededAt, RedundancyByCells, RedundancyQuestion } from "./advice-answer";
import type { AdviceGround } from "./advice-ground";
import { placeOf } from "./evaluation-head";
import { fewestHeard, neededByField, redundancyField, soleNodes } from "./redundancy-field";
import type { Redundancy } from "./site-redundancy";
import type { SiteTools } from "./site-tools";
import { stopper } from "./site-work";

/** What was proved, but for the certificates of the plans. */
export type ScreenedRedundancy = Redundancy & { readonly byCells: Omit<RedundancyByCells, "before"> };

/** Shares of the time: until when sirens are listened for, and until when they are retired one by one. */
const UNTIL = { listen: 0.5, choose: 0.55, prove: 0.85 };

/** Seconds for the bound of a few dozen rows: it takes a moment. */
const LEAST_BOUND_S = 1;

/** Nodes at which the reference is asked, for each siren. */
const MOST_NODES = 8;

/**
 * Which sirens a screened plan could do without, for combine "loudest". The field says which look spare and where to listen; a siren
 * is needed where the reference hears no other, and spare where `retireOne` proves that nothing is lost without it, one after the
 * other, each for those that are left then. The order of the plan does not matter.
 */
export function screenedRedundancy(
  { screened, scene, levels }: AdviceGround,
  tools: SiteTools,
  { keep, timeLimitS }: RedundancyQuestion,
  startMs: number,
): ScreenedRedundancy {
  const until = (share: number) => (): number => share * timeLimitS - (tools.clock() - startMs) / 1000;
  const { sounding, world } = screened;
  const asked = [...sounding.keys()].filter((k) => !keep.includes(sounding[k]?.id as SirenId));
  const pinned = [...sounding.keys()].filter((k) => !asked.includes(k));
  const search = new Search(scene, sounding.length);
  const idOf = (k: number): SirenId => sounding[k]?.id as SirenId;
  const tell = (phase: "plan" | "search"): void => {
    const needed = search.left();
    tools.report?.({
      phase,
      incumbent: needed.length,
      bound: pinned.length + search.sole.size,
      gap: null,
      columns: needed,
      chosen: needed.map(idOf),
      elapsedMs: tools.clock() - startMs,
    });
  };
  tell("plan");
  const field = redundancyField(world, levels.fieldOf(screened, "drag"));
  const placesOf = (siren: number, rest: readonly number[]): readonly PlaceToAsk[] =>
    soleNodes(world, field, siren, rest, MOST_NODES);
  // Quick, and most sirens are settled by it.
  for (const siren of asked) if (until(UNTIL.listen)() > 0 && search.listen(siren, placesOf)) tell("plan");
  const needed = new Set(neededByField(field, pinned, tools.solver, until(UNTIL.choose)));
  const rank = (siren: number): number => (needed.has(siren) ? 1 : 0);
  const order = asked.filter((k) => !search.sole.has(k)).sort((a, b) => rank(a) - rank(b) || a - b);
  for (const siren of order) {
    if (until(UNTIL.prove)() <= 0) break;
    search.retire(siren, placesOf, stopper(until(UNTIL.prove)));
    tell("search");
  }
  // Exact rows, so their bound holds for every set that loses nothing.
  const least = fewestHeard(search.heard, {
    pinned,
    burden: new Float64Array(sounding.length),
    solver: tools.solver,
    secondsLeft: () => LEAST_BOUND_S,
  }).bound;
  const neededAt = (places: ReadonlyMap<number, SolePlace>): NeededAt[] =>
    [...places].map(([siren, { x, y, marginDb, othersDb }]) => ({
      siren: idOf(siren),
      at: placeOf(world.plane, [x, y]),
      marginDb,
      othersDb: Number.isFinite(othersDb) ? othersDb : null,
    }));
  const proved = search.left().length <= least;
  const known = [search.spare, search.sole, search.apart];
  // Where no smaller set does, none of those left could go as well.
  const open = proved ? [] : asked.filter((k) => !known.some((one) => one.has(k)));
  return {
    needed: search.left().map(idOf),
    spare: [...search.spare].sort((a, b) => a - b).map(idOf),
    proved,
    byCells: {
      sole: neededAt(search.sole),
      apart: neededAt(search.apart),
      open: open.map(idOf),
      floorM: scene.input.floorM,
      undecidedM2: search.undecidedM2,
    },
  };
}

type PlaceToAsk = Pick<SolePlace, "x" | "y" | "label">;
type PlacesOf = (siren: number, rest: readonly number[]) => readonly PlaceToAsk[];

/** What is known of each siren so far. */
class Search {
  readonly spare = new Set<number>();
  readonly sole = new Map<number, SolePlace>();
  readonly apart = new Map<number, SolePlace>();
  /** By place where a siren turned out to be needed: all that the reference hears there. */
  readonly heard: number[][] = [];
  undecidedM2 = 0;
  readonly #one: OneSiren;

  constructor(
    private readonly scene: ScreenedScene,
    private readonly count: number,
  ) {
    this.#one = new OneSiren(scene);
  }

  /** Sirens that are not retired, without one. */
  left(without = -1): number[] {
    return [...Array(this.count).keys()].filter((k) => k !== without && !this.spare.has(k));
  }

  /** Looks for a place at which only this siren is heard of those that are left. */
  listen(siren: number, placesOf: PlacesOf): boolean {
    const rest = this.left(siren);
    for (const place of placesOf(siren, rest)) {
      const found = soleAt(this.#sceneOf(rest), this.#one, siren, place);
      if (found) return this.#note(siren, found);
    }
    return false;
  }

  /** Retires a siren where that is proved to lose nothing. */
  retire(siren: number, placesOf: PlacesOf, shouldStop: () => boolean): void {
    if (this.listen(siren, placesOf)) return;
    const { verdict, place, undecidedM2 } = retireOne(
      this.scene,
      this.left(siren),
      siren,
      this.#one,
      shouldStop,
    );
    if (place) this.#note(siren, place);
    if (verdict !== "kept") return;
    this.spare.add(siren);
    this.undecidedM2 += undecidedM2;
  }

  /** A siren is needed: for all others of the plan, or for want of those that were retired. */
  #note(siren: number, place: SolePlace): boolean {
    const all = [...Array(this.count).keys()];
    const others = all.filter((k) => k !== siren);
    this.heard.push(all.filter(this.#one.hearing(place.x, place.y, place.label)));
    const alone = soleAt(this.#sceneOf(others), this.#one, siren, place);
    if (alone) this.sole.set(siren, alone);
    else this.apart.set(siren, place);
    return true;
  }

  #sceneOf(sirens: readonly number[]): ScreenedScene {
    return sceneOfSirens(this.scene, sirens, { combine: "loudest" });
  }
}
