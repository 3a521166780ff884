/** A number that is known to be there: the inner loops index flat arrays by counts of their own. */
export const num = (list: Float64Array, index: number): number => list[index] as number;

/** √(x² + y²); Math.hypot takes ten times as long and allocates. Heights and distances are far from its limits. */
export const slantM = (x: number, y: number): number => Math.sqrt(x * x + y * y);
