import type { Sourced } from "./criteria-presets";

/** Length of the silence between two blasts of the air-raid signal 空袭, s: 6 on, 6 off, 15 times (acoustics.md §1.2). */
export const AIR_RAID_SILENCE_S = 6;

/** A second siren this much fainter at most fills the silence of the loudest one, dB. */
export const COMPARABLE_WITHIN_DB: Sourced<number> = {
  value: 10,
  source:
    "10 dB apart two equal tones stay within −3.3 and +2.4 dB of the louder one (derived); that a fainter one no longer fills the silence is a proposal",
  assumed: true,
};

/** Silence left, s, below which the pattern counts as shortened and as blurred; at 0 it reads as the steady 解除. */
export const PATTERN_LEFT_S: Sourced<{ readonly shortened: number; readonly blurred: number }> = {
  value: { shortened: 4, blurred: 2 },
  source: "a proposal: two thirds and one third of the silence",
  assumed: true,
};
