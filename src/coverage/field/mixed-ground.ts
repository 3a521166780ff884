/** What a ray knows of the ground under it. Distances in cells. */
export interface MixedGround {
  /** By plan distance in m: the parts of As + Ar + Am without G, and with Gs, Gm and Gr, dB. */
  readonly groundTable: Float32Array;
  /** Integral of G along the ray up to each whole number of cells, G · cells: a child overwrites only what lies beyond its parent. */
  readonly groundUpTo: Float64Array;
  /** Ground factor at the siren. */
  readonly homeG: number;
  /** Length of the source's and of the receiver's region. */
  readonly sourceReach: number;
  readonly receiverReach: number;
}

/** As + Ar + Am in dB with the mean G of each region. */
export function mixedGroundDb(
  s: MixedGround,
  planM: number,
  r: number,
  laid: number,
  sum: number,
  g: number,
): number {
  const { groundUpTo, groundTable } = s;
  const sourceEnd = Math.min(r, s.sourceReach);
  const receiverStart = Math.max(0, r - s.receiverReach);
  const atSourceEnd = groundTo(groundUpTo, sourceEnd, laid, sum, g);
  const atReceiverStart = groundTo(groundUpTo, receiverStart, laid, sum, g);
  const atEnd = groundTo(groundUpTo, r, laid, sum, g);
  const gSource = sourceEnd > 0 ? atSourceEnd / sourceEnd : s.homeG;
  const gReceiver = r > receiverStart ? (atEnd - atReceiverStart) / (r - receiverStart) : g;
  const gMiddle =
    sourceEnd < receiverStart ? (atReceiverStart - atSourceEnd) / (receiverStart - sourceEnd) : atEnd / r;
  const low = Math.floor(planM);
  const part = planM - low;
  const at = 4 * low;
  const mix = (k: number): number => {
    const from = groundTable[at + k] as number;
    return from + ((groundTable[at + 4 + k] as number) - from) * part;
  };
  return mix(0) + mix(1) * gSource + mix(2) * gMiddle + mix(3) * gReceiver;
}

/** ∫ G from the siren to x, where the ray has been laid up to `laid` with the sum `sum`; beyond it g holds. Cells. */
function groundTo(groundUpTo: Float64Array, x: number, laid: number, sum: number, g: number): number {
  if (x >= laid) return sum + (x - laid) * g;
  const low = Math.floor(x);
  const from = groundUpTo[low] as number;
  // The last whole cell before `laid` has no successor yet.
  const step = Math.min(1, laid - low);
  const to = low + 1 <= laid ? (groundUpTo[low + 1] as number) : sum;
  return from + ((to - from) * (x - low)) / step;
}
