import type { Wgs84 } from "../geo/datums";
import type { PlaceBudget, Probe } from "../engine/contract";
import type { SirenId } from "../base/ids";
import type { CriticalSort } from "./critical-order";
import { type Store, createStore, useStore } from "./tiny-store";

/** What is open on the stage just now; forgotten with the page. */
export interface StageState {
  readonly dialog: "settings" | "sources" | "shortcuts" | null;
  /** Below 1200 the right panel slides over the map when asked for. */
  readonly slideOpen: boolean;
  readonly searchOpen: boolean;
  readonly mapFailure: "no-webgl" | "context-lost" | null;
  /** A siren that was just deleted, for the notice that takes it back. */
  readonly removed: SirenId | null;
  readonly insecureNotice: boolean;
  /** The panel with budget and cross-section is open. */
  readonly profileOpen: boolean;
  /** The place that a click pinned; without one the panel shows the worst point of the chosen blind spot. */
  readonly pin: Wgs84 | null;
  /** The siren whose path is drawn; null for the loudest. */
  readonly profileSiren: SirenId | null;
  /** The last budget that the engine gave for the panel. */
  readonly profileBudget: PlaceBudget | null;
  /** While failures are reviewed: the siren whose own panel was asked for in place of the list. */
  readonly inspecting: SirenId | null;
  readonly criticalSort: CriticalSort;
}

export const stageStore: Store<StageState> = createStore<StageState>({
  dialog: null,
  slideOpen: false,
  searchOpen: false,
  mapFailure: null,
  removed: null,
  profileOpen: false,
  pin: null,
  profileSiren: null,
  profileBudget: null,
  inspecting: null,
  criticalSort: "persons",
  insecureNotice: typeof window !== "undefined" && !window.isSecureContext,
});

/** The panel put away, and what it was about forgotten. */
export const PROFILE_CLOSED = {
  profileOpen: false,
  pin: null,
  profileSiren: null,
  profileBudget: null,
} as const;

export const useStage = <T>(selector: (stage: StageState) => T): T => useStore(stageStore, selector);

/** Where the pointer is on the map, what is there, and how large the map is drawn; changes with every move. */
export interface PointerState {
  readonly at: Wgs84 | null;
  readonly pixel: readonly [number, number] | null;
  readonly probe: Probe | null;
  /** The pointer has rested long enough for the card. */
  readonly rested: boolean;
  readonly metresPerPixel: number;
  readonly scaleDenominator: number;
  readonly measured: { readonly lengthM: number; readonly bearingDeg: number } | null;
}

export const pointerStore: Store<PointerState> = createStore<PointerState>({
  at: null,
  pixel: null,
  probe: null,
  rested: false,
  metresPerPixel: 0,
  scaleDenominator: 0,
  measured: null,
});

export const usePointer = <T>(selector: (pointer: PointerState) => T): T => useStore(pointerStore, selector);
