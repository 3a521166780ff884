import { drained } from "../../base/drained";
import type { FieldCache } from "./field-cache";
import { type FieldSum, copyOfSum, levelsOf } from "./field-sum";
import { fieldBasis } from "./siren-field";
import { type FieldsRequest, sumOfPart } from "./sum-of-fields";
import type { FieldKernel } from "./sweep-job";

/**
 * Levels of one plan after another, of which only what changed is summed anew: the sirens that the plan before had as well are
 * kept as one sum. While one siren of a hundred follows the hand, one field is swept and one added. The answer has the same
 * bits whatever was asked before.
 */
export class StandingSum {
  #last: ReadonlySet<string> = new Set();
  #standing: { readonly key: string; readonly sum: FieldSum } | null = null;

  /** Levels of all sirens in dB as `levelsOf` gives them. */
  levelDb(kernel: FieldKernel, request: FieldsRequest, cache: FieldCache): Float32Array {
    const { surface, sirens, settings, combine } = request;
    const bases = sirens.map((siren) => fieldBasis(kernel, surface, siren, settings));
    const numbers = sirens.map((_, siren) => siren);
    const before = this.#last;
    const standing = numbers.filter((siren) => before.has(bases[siren] as string));
    const moved = numbers.filter((siren) => !before.has(bases[siren] as string));
    this.#last = new Set(bases);
    if (standing.length === 0) return levelsOf(drained(sumOfPart(kernel, request, moved, cache)));
    // Of how many sirens the plan is decides how exactly fields are kept.
    const key = JSON.stringify([combine, sirens.length, standing.map((siren) => bases[siren])]);
    if (this.#standing?.key !== key)
      this.#standing = { key, sum: drained(sumOfPart(kernel, request, standing, cache)) };
    return levelsOf(drained(sumOfPart(kernel, request, moved, cache, copyOfSum(this.#standing.sum))));
  }
}
