import { COLOURS, type Colours, OPACITY, SYMBOLS, type Theme } from "./tokens";

export type SirenSymbol = "existing" | "proposed" | "faulty" | "maintenance" | "retired";
export type SirenEmphasis = "plain" | "hovered" | "selected";
export type SymbolName =
  | `${SirenSymbol}-${SirenEmphasis}`
  | "ghost"
  | "candidate"
  | "dot"
  | "must"
  | "barred"
  | "pointed"
  | "triangle"
  | "worst"
  | "place"
  | "corner"
  | "tag";

export interface DrawnSymbol {
  readonly image: ImageData;
  readonly pixelRatio: number;
  /** Parts of the picture that stretch under a text, and where the text stands, device pixels. */
  readonly stretch?: {
    readonly stretchX: [number, number][];
    readonly stretchY: [number, number][];
    readonly content: [number, number, number, number];
  };
}

type Context = CanvasRenderingContext2D;

/** Draws a map symbol on a transparent square, its anchor in the middle; sizes come from the tokens. */
export function drawSymbol(name: SymbolName, theme: Theme, pixelRatio: number): DrawnSymbol {
  const colours = COLOURS[theme];
  if (name === "tag") return drawTag(colours, pixelRatio);
  const [kind, emphasis] = name.split("-") as [string, SirenEmphasis | undefined];
  const half = halfSize(kind, emphasis);
  return {
    pixelRatio,
    image: drawn(half, pixelRatio, (context) => {
      if (emphasis !== undefined) siren(context, kind as SirenSymbol, emphasis, colours);
      else MARKS[kind as keyof typeof MARKS](context, colours);
    }),
  };
}

/** Half the width of a symbol with its halo: how far a label has to keep away. */
export function halfSize(kind: string, emphasis?: SirenEmphasis): number {
  if (emphasis === "selected" || emphasis === "hovered")
    return SYMBOLS.selected.radius + SYMBOLS.selected.line;
  switch (kind) {
    case "proposed":
    case "ghost":
      return SYMBOLS.proposed.half + 3;
    case "faulty":
      return (SYMBOLS.faulty.side + SYMBOLS.halo) / 2;
    case "place":
      return 2;
    case "candidate":
      return SYMBOLS.candidate.arm + SYMBOLS.halo;
    case "dot":
      return SYMBOLS.dot.radius + SYMBOLS.halo;
    case "must":
      return SYMBOLS.must.radius + SYMBOLS.halo;
    case "barred":
      return SYMBOLS.barred.arm + SYMBOLS.halo;
    case "pointed":
      return SYMBOLS.pointed.radius + SYMBOLS.halo;
    case "triangle":
      return SYMBOLS.triangle.side / 2 + 2;
    case "worst":
      return SYMBOLS.worst.radius + 4;
    case "corner":
      return 5;
    default:
      return SYMBOLS.maintenance.radius + (SYMBOLS.maintenance.line + SYMBOLS.halo) / 2;
  }
}

function drawn(half: number, pixelRatio: number, draw: (context: Context) => void): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.ceil(half) * 2 * pixelRatio;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("the browser gives no 2D canvas");
  context.scale(pixelRatio, pixelRatio);
  context.translate(Math.ceil(half), Math.ceil(half));
  draw(context);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function siren(context: Context, kind: SirenSymbol, emphasis: SirenEmphasis, colours: Colours): void {
  if (emphasis !== "plain") {
    const { radius, line, scale } = SYMBOLS.selected;
    disc(context, radius);
    context.fillStyle = colours.symbolHalo;
    context.globalAlpha = 0.55;
    context.fill();
    context.fillStyle = colours.primary;
    context.globalAlpha = OPACITY.selectionFill;
    context.fill();
    context.globalAlpha = 1;
    if (emphasis === "selected") stroke(context, colours.primary, line);
    context.scale(scale, scale);
  }
  SIRENS[kind](context, colours);
}

const SIRENS: Readonly<Record<SirenSymbol, (context: Context, colours: Colours) => void>> = {
  existing: (context, colours) => {
    const { radius, dot } = SYMBOLS.existing;
    disc(context, radius);
    fill(context, colours.sirenInk);
    stroke(context, colours.symbolHalo, SYMBOLS.halo);
    disc(context, dot);
    fill(context, colours.symbolHalo);
  },
  proposed: (context, colours) => {
    const { half, line, dot } = SYMBOLS.proposed;
    haloed(context, colours, line, () => diamond(context, half));
    fill(context, colours.symbolHalo);
    stroke(context, colours.primary, line);
    disc(context, dot);
    fill(context, colours.primary);
  },
  faulty: (context, colours) => {
    const { side, line } = SYMBOLS.faulty;
    square(context, side);
    fill(context, colours.lost);
    stroke(context, colours.symbolHalo, SYMBOLS.halo);
    const arm = side / 2 - 3.4;
    cross(context, arm, arm);
    stroke(context, colours.symbolHalo, line);
  },
  maintenance: (context, colours) => {
    const { radius, line } = SYMBOLS.maintenance;
    haloed(context, colours, line, () => disc(context, radius));
    fill(context, colours.symbolHalo);
    stroke(context, colours.sirenInk, line);
    context.beginPath();
    context.moveTo(-radius + 2.6, 0);
    context.lineTo(radius - 2.6, 0);
    stroke(context, colours.sirenInk, line);
  },
  retired: (context, colours) => {
    const { radius } = SYMBOLS.maintenance;
    haloed(context, colours, 1.4, () => disc(context, radius));
    fill(context, colours.symbolHalo);
    context.setLineDash([2.6, 2]);
    stroke(context, colours.text[2], 1.4);
    context.setLineDash([]);
    disc(context, SYMBOLS.existing.dot);
    fill(context, colours.text[2]);
  },
};

const MARKS = {
  ghost: (context: Context, colours: Colours) => {
    const { half, line, dash } = SYMBOLS.ghost;
    diamond(context, half);
    context.globalAlpha = 0.7;
    fill(context, colours.symbolHalo);
    context.globalAlpha = 1;
    context.setLineDash([...dash]);
    stroke(context, colours.primary, line);
  },
  candidate: (context: Context, colours: Colours) => {
    const { arm, line } = SYMBOLS.candidate;
    cross(context, arm, 0);
    stroke(context, colours.symbolHalo, line + 2);
    stroke(context, colours.sirenInk, line);
  },
  dot: (context: Context, colours: Colours) => {
    disc(context, SYMBOLS.dot.radius);
    stroke(context, colours.symbolHalo, SYMBOLS.halo);
    fill(context, colours.sirenInk);
  },
  must: (context: Context, colours: Colours) => {
    const { radius, arm, line } = SYMBOLS.must;
    haloed(context, colours, line, () => disc(context, radius));
    fill(context, colours.symbolHalo);
    stroke(context, colours.primary, line);
    cross(context, arm, 0);
    stroke(context, colours.primary, line);
  },
  barred: (context: Context, colours: Colours) => {
    const { arm, line } = SYMBOLS.barred;
    cross(context, arm, arm);
    stroke(context, colours.symbolHalo, line + 2);
    stroke(context, colours.text[2], line);
  },
  pointed: (context: Context, colours: Colours) => {
    const { radius, line } = SYMBOLS.pointed;
    disc(context, radius);
    context.fillStyle = colours.primary;
    context.globalAlpha = OPACITY.selectionFill;
    context.fill();
    context.globalAlpha = 1;
    stroke(context, colours.primary, line);
  },
  triangle: (context: Context, colours: Colours) => {
    const half = SYMBOLS.triangle.side / 2;
    context.beginPath();
    context.moveTo(0, -half);
    context.lineTo(half, half);
    context.lineTo(-half, half);
    context.closePath();
    context.lineJoin = "round";
    stroke(context, colours.symbolHalo, 2);
    fill(context, colours.blind);
  },
  worst: (context: Context, colours: Colours) => {
    const { radius, line } = SYMBOLS.worst;
    haloed(context, colours, line, () => disc(context, radius));
    fill(context, colours.symbolHalo);
    stroke(context, colours.blind, line);
    context.beginPath();
    for (const [x, y] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      context.moveTo(x * (radius - 2.5), y * (radius - 2.5));
      context.lineTo(x * (radius + 3), y * (radius + 3));
    }
    stroke(context, colours.blind, line);
  },
  place: (context: Context, colours: Colours) => {
    disc(context, 1.9);
    fill(context, colours.mapHalo);
    disc(context, 1.2);
    fill(context, colours.mapText);
  },
  corner: (context: Context, colours: Colours) => {
    disc(context, 3.2);
    fill(context, colours.symbolHalo);
    stroke(context, colours.primary, 1.6);
  },
};

/** A white rounded plate with a blue edge, which grows with its text (distance labels). */
function drawTag(colours: Colours, pixelRatio: number): DrawnSymbol {
  const image = drawn(10, pixelRatio, (context) => {
    context.beginPath();
    context.roundRect(-9, -8.5, 18, 17, 3);
    fill(context, colours.surface);
    stroke(context, colours.primary, 1);
  });
  const at = (px: number): number => px * pixelRatio;
  return {
    image,
    pixelRatio,
    stretch: {
      stretchX: [[at(9), at(11)]],
      stretchY: [[at(9), at(11)]],
      content: [at(7), at(2), at(13), at(18)],
    },
  };
}

/** Draws the halo of a shape that is itself outlined `line` wide, and leaves the path for the shape. */
function haloed(context: Context, colours: Colours, line: number, path: () => void): void {
  path();
  context.lineJoin = "round";
  stroke(context, colours.symbolHalo, line + SYMBOLS.halo);
  context.lineJoin = "miter";
}

function disc(context: Context, radius: number): void {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
}

/** Two lines through the middle, at right angles: the end of the first is (x, y). */
function cross(context: Context, x: number, y: number): void {
  context.beginPath();
  context.moveTo(-x, -y);
  context.lineTo(x, y);
  context.moveTo(-y, x);
  context.lineTo(y, -x);
}

function diamond(context: Context, half: number): void {
  context.beginPath();
  context.moveTo(0, -half);
  context.lineTo(half, 0);
  context.lineTo(0, half);
  context.lineTo(-half, 0);
  context.closePath();
}

function square(context: Context, side: number): void {
  context.beginPath();
  context.rect(-side / 2, -side / 2, side, side);
}

function fill(context: Context, colour: string): void {
  context.fillStyle = colour;
  context.fill();
}

function stroke(context: Context, colour: string, width: number): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}
