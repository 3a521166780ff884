/** Mixes two opaque colours `#RRGGBB` in sRGB, as a browser blends: `share` of `over`, the rest of `base`. */
export function mixColours(over: string, base: string, share: number): string {
  const [a, b] = [channels(over), channels(base)];
  return `#${a.map((value, i) => hex(value * share + (b[i] as number) * (1 - share))).join("")}`;
}

/** The grey of the same luma (Rec. 709), for results that are out of date. */
export function greyOf(colour: string): string {
  const [red, green, blue] = channels(colour) as [number, number, number];
  const grey = hex(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  return `#${grey}${grey}${grey}`;
}

const channels = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
const hex = (value: number): string => Math.round(value).toString(16).padStart(2, "0");
