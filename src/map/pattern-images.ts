import { COLOURS, OPACITY, PATTERNS, type Theme } from "./tokens";

export type PatternName = "blind" | "gained" | "lost" | "undecided";

/** Steps into which a zoom level is cut: MapLibre stretches a fill pattern up to twofold between whole levels. */
const PATTERN_STEPS = 8;
/** Device pixels per CSS pixel of a tile. */
const PATTERN_RATIO = 2;

/** The step whose patterns come nearest to their true size at a zoom: within 4.5 %. */
export const patternStep = (zoom: number): number =>
  Math.floor((zoom - Math.floor(zoom)) * PATTERN_STEPS) % PATTERN_STEPS;

/** How much MapLibre enlarges patterns and dashes in the middle of a step. */
export const patternStretch = (step: number): number => 2 ** ((step + 0.5) / PATTERN_STEPS);

/** Size of a tile on screen. Stripes 6 px apart repeat every 6·√2 px along both sides. */
const tileSize = (name: PatternName): readonly [width: number, height: number] =>
  name === "blind"
    ? [PATTERNS.blind.every * Math.SQRT2, PATTERNS.blind.every * Math.SQRT2]
    : PATTERNS[name].tile;

/** Draws one tile of a fill pattern; lines that leave it on one side enter it on the other. */
export function drawPattern(
  name: PatternName,
  theme: Theme,
  step: number,
): { readonly image: ImageData; readonly pixelRatio: number } {
  const [width, height] = tileSize(name);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * PATTERN_RATIO);
  canvas.height = Math.round(height * PATTERN_RATIO);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("the browser gives no 2D canvas");
  // Whole device pixels, and a declared ratio that makes up for the rounding.
  const ratio = canvas.width / width;
  context.scale(ratio, ratio);
  const colours = COLOURS[theme];
  const colour = colours[name];
  context.globalAlpha = groundOpacity(name, theme);
  context.fillStyle = name === "undecided" ? colours.text[2] : colour;
  context.fillRect(0, 0, width, height);
  context.globalAlpha = 1;
  context.fillStyle = context.strokeStyle = colour;
  STROKES[name](context);
  return {
    image: context.getImageData(0, 0, canvas.width, canvas.height),
    pixelRatio: ratio * patternStretch(step),
  };
}

const groundOpacity = (name: PatternName, theme: Theme): number =>
  name === "blind" ? OPACITY.blind[theme] : OPACITY[name];

const STROKES: Readonly<Record<PatternName, (context: CanvasRenderingContext2D) => void>> = {
  blind: (context) => {
    const [width, height] = tileSize("blind");
    context.lineWidth = PATTERNS.blind.stroke;
    // The diagonal, and its two neighbours, of which the tile sees the corners only.
    for (const shift of [-width, 0, width]) line(context, [shift - 2, height + 2], [shift + width + 2, -2]);
  },
  gained: (context) => {
    const {
      stroke,
      arm,
      tile: [width, height],
    } = PATTERNS.gained;
    context.lineWidth = stroke;
    line(context, [width / 2 - arm, height / 2], [width / 2 + arm, height / 2]);
    line(context, [width / 2, height / 2 - arm], [width / 2, height / 2 + arm]);
  },
  lost: (context) => {
    const {
      stroke,
      arm,
      tile: [width, height],
    } = PATTERNS.lost;
    context.lineWidth = stroke;
    line(context, [width / 2 - arm, height / 2], [width / 2 + arm, height / 2]);
  },
  undecided: (context) => {
    const [width, height] = PATTERNS.undecided.tile;
    context.beginPath();
    context.arc(width / 2, height / 2, PATTERNS.undecided.radius, 0, 2 * Math.PI);
    context.fill();
  },
};

function line(
  context: CanvasRenderingContext2D,
  from: readonly [number, number],
  to: readonly [number, number],
): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}
