import type { Sourced } from "./criteria-presets";

export type Window = "open" | "tilted" | "closed";

/** Median difference between outdoors and indoors, dB(A) (acoustics.md §8). */
export const WINDOW_DIFFERENCE_DB: Readonly<Record<Window, Sourced<number>>> = {
  open: measured(10),
  tilted: measured(16),
  closed: measured(28),
};

/** Noise in a room, dB(A). */
export const ROOM_NOISE_DB: Sourced<number> = {
  value: 45,
  source: "a proposal, after the least ambient level that the presets use; no measured room noise was found",
  assumed: true,
};

/** How far the signal must stand above the noise in the room, dB: as outdoors in the Chinese criterion. */
export const ROOM_ABOVE_DB: Sourced<number> = {
  value: 5,
  source: "the outdoor criterion, +5 dB above background (王桂杰), carried over to rooms by proposal",
  assumed: true,
};

/** Level outdoors, dB(A), from which the signal is heard in a room with such a window. */
export const heardIndoorsFromDb = (window: Window): number =>
  ROOM_NOISE_DB.value + ROOM_ABOVE_DB.value + WINDOW_DIFFERENCE_DB[window].value;

function measured(value: number): Sourced<number> {
  return { value, source: "Locher et al. 2018, IJERPH 15:149 (102 Swiss homes, median)", assumed: false };
}
