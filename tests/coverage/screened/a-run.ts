import { areaLevel } from "../../../src/acoustics/area-model";
import { type ScreenedCoverage, certifyScreened } from "../../../src/coverage/screened/certify-screened";
import type { PieceRegion } from "../../../src/coverage/screened/merge-pieces";
import type { ScreenedInput } from "../../../src/coverage/screened/screened-scene";
import { isInside } from "../planar-shapes";

/** Runs a certificate to its end. */
export function certify(input: ScreenedInput): ScreenedCoverage {
  const run = certifyScreened(input);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

/** The level that counts at a place by the reference, less what its zone requires; null where the reference knows none. */
export function marginAt(input: ScreenedInput, x: number, y: number): number | null {
  const label = input.map.labelAt(x, y);
  if (label < 0) return null;
  const z = input.world.terrain.heightAt(x, y) + input.receiverHeightM;
  const levels = input.sirens.flatMap((siren) => {
    const found = areaLevel(input.world, siren, [x, y, z], input.settings);
    if (found.ok) return [found.value.levelDb];
    return found.error.where === "source.xyz" ? [] : [NaN];
  });
  const total =
    input.combine === "loudest"
      ? Math.max(-Infinity, ...levels)
      : 10 * Math.log10(levels.reduce((sum, db) => sum + 10 ** (db / 10), 0));
  return Number.isNaN(total) ? null : total - (input.requiredDb[label] as number);
}

/** What the answer says of a place. */
export function saidAt(
  { regions, undecided }: ScreenedCoverage,
  x: number,
  y: number,
): "blind" | "undecided" | "covered" {
  const holds = ({ bbox, rings }: PieceRegion): boolean =>
    x >= bbox[0] && x <= bbox[2] && y >= bbox[1] && y <= bbox[3] && isInside({ rings }, x, y);
  if (regions.some(holds)) return "blind";
  return undecided.some(holds) ? "undecided" : "covered";
}
