import { drained } from "../../base/drained";
import type { AreaSiren } from "../../acoustics/area-model";
import { FieldCache, type Keeping } from "./field-cache";
import { type Combine, type FieldSum, addField, emptySum, mergeSums } from "./field-sum";
import { type FieldSettings, type SirenField, fieldBasis, sweepField } from "./siren-field";
import type { Surface } from "./surface";
import type { FieldKernel } from "./sweep-job";

/** Many sirens over one surface. */
export interface FieldsRequest {
  readonly surface: Surface;
  readonly sirens: readonly AreaSiren[];
  readonly settings: FieldSettings;
  readonly combine: Combine;
}

/** Up to this many sirens their fields are kept exactly; of more, to ¼ dB. By their number alone, so that the answer depends on nothing else. */
const MOST_EXACT = 100;

/** How the fields of so many sirens are kept. */
export const keepingOf = (sirens: number): Keeping => (sirens > MOST_EXACT ? "quarter" : "exact");

/** Splits sirens among workers: each takes every so-manieth, so that all have about as much to do. */
export const partsOf = (sirens: number, parts: number): number[][] =>
  Array.from({ length: parts }, (_, part) =>
    Array.from({ length: sirens }, (_, siren) => siren).filter((siren) => siren % parts === part),
  );

/**
 * The sum over some of the sirens; yields the share done, four times for each siren that the cache does not hold. A worker that
 * stops asking has cancelled. Parts may be merged in any order, whatever the split: the answer has the same bits.
 * @param sum what they are added to; it is overwritten
 */
export function* sumOfPart(
  kernel: FieldKernel,
  request: FieldsRequest,
  part: readonly number[],
  cache: FieldCache,
  sum: FieldSum = emptySum(request.surface, request.combine),
): Generator<number, FieldSum> {
  const { surface, sirens, settings } = request;
  const keeping = keepingOf(sirens.length);
  for (const [done, number] of part.entries()) {
    const siren = sirens[number] as AreaSiren;
    let field: SirenField | null = cache.get(fieldBasis(kernel, surface, siren, settings), keeping);
    if (!field) {
      const sweep = sweepField(kernel, surface, siren, settings);
      let step = sweep.next();
      for (; !step.done; step = sweep.next()) yield (done + step.value) / part.length;
      field = cache.put(step.value, keeping);
    }
    addField(sum, field, number);
  }
  return sum;
}

/** All of the sirens in one go. */
export function sumOfFields(
  kernel: FieldKernel,
  request: FieldsRequest,
  cache: FieldCache = new FieldCache(),
): FieldSum {
  const everySiren = request.sirens.map((_, siren) => siren);
  return drained(sumOfPart(kernel, request, everySiren, cache));
}

/** Sums of the parts of one request as one. The first is overwritten. */
export function merged(parts: readonly [FieldSum, ...FieldSum[]]): FieldSum {
  const [first, ...others] = parts;
  for (const other of others) mergeSums(first, other);
  return first;
}
