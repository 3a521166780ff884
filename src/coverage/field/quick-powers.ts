/**
 * Powers of two and logarithms to 2·10⁻⁷, by the polynomials of field-kernel.as: Math.exp and Math.log take a quarter of
 * the time of a sweep, and their last nine digits end nowhere.
 */

const asFloat = new Float32Array(1);
const asBits = new Int32Array(asFloat.buffer);
const HALVES = Float64Array.from({ length: 128 }, (_, k) => 2 ** -k);

/** 2^−u for u ≥ 0; beyond 126 as at 126. */
export function halved(u: number): number {
  const w = u < 126 ? u : 126;
  const k = Math.ceil(w);
  const f = k - w;
  const p =
    0.999_999_940_4 +
    f *
      (0.693_153_073_2 +
        f * (0.240_153_6 + f * (0.055_826_318 + f * (0.008_989_339_7 + f * 0.001_877_576_7))));
  return p * (HALVES[k] as number);
}

/** log2 of a positive number within the range of 32 bits. */
export function log2(v: number): number {
  asFloat[0] = v;
  // √½ … √2 keeps the series of the area tangent short.
  const bits = (asBits[0] as number) - 0x3f35_04f3;
  asBits[0] = (bits & 0x007f_ffff) + 0x3f35_04f3;
  const m = asFloat[0];
  const t = (m - 1) / (m + 1);
  const t2 = t * t;
  // 2/ln 2 · (t + t³/3 + t⁵/5 + t⁷/7)
  return (
    (bits >> 23) + t * (2.885_390_082 + t2 * (0.961_796_694 + t2 * (0.577_078_016 + t2 * 0.412_198_583)))
  );
}
