/** A number that is known to be there: the inner loops index flat arrays by counts of their own. */
export const num = (list: Float64Array, index: number): number => list[index] as number;
