import type { ReportText } from "../i18n/zh-report";
import { escapeMarkup } from "./escape-markup";
import { type SirenSymbol, symbolSvg, triangleSvg } from "./map-symbols";
import { textWidth } from "./map-labels";
import { n } from "./map-paths";
import { PRINT } from "./print-tokens";

export const LEGEND_HEIGHT = 50;

/** What the map shows, and so what its legend explains. */
export interface LegendContent {
  readonly hasRamp: boolean;
  readonly hasBlind: boolean;
  readonly hasSmallBlind: boolean;
  readonly hasUndecided: boolean;
  readonly symbols: ReadonlySet<SirenSymbol>;
}

/** The legend below the map, in a strip as wide as it. */
export function legendSvg(
  content: LegendContent,
  top: number,
  width: number,
  { map: words }: ReportText,
): string {
  const rows = [areaItems(content, words), symbolItems(content, words)];
  const lefts = columnsOf(rows, width - FIRST - 8);
  const drawn = rows.flatMap((items, row) =>
    items.map(({ sample, label }, column) => {
      const [x, y] = [FIRST + (lefts[column] as number), top + (row === 0 ? 16 : 35)];
      return sample(x + 12, y) + text(x + SAMPLE, y + 3.5, label);
    }),
  );
  return (
    `<rect x="0" y="${top}" width="${width}" height="${LEGEND_HEIGHT}" fill="#FFF"/>` +
    (content.hasRamp
      ? ramp(top, words)
      : box(14, top + 18, 22, 13, PRINT.coverage) + text(44, top + 28, words.covered)) +
    drawn.join("")
  );
}

interface Item {
  readonly label: string;
  readonly sample: (x: number, y: number) => string;
}

/** Left edges of the columns: as wide as their labels ask for, and what is left shared among them. */
function columnsOf(rows: readonly (readonly Item[])[], room: number): number[] {
  const count = Math.max(...rows.map(({ length }) => length));
  const wanted = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((items) => SAMPLE + textWidth(items[column]?.label ?? "", SIZE) + 6)),
  );
  const total = wanted.reduce((sum, width) => sum + width, 0);
  let left = 0;
  return wanted.map((width) => {
    const at = left;
    left += total > room ? (width * room) / total : width + (room - total) / count;
    return at;
  });
}

/** Where the items begin, right of the ramp. */
const FIRST = 186;
/** Room for a sample, and size of the letters. */
const SAMPLE = 28;
const SIZE = 10.5;

function areaItems(content: LegendContent, words: ReportText["map"]): Item[] {
  const swatch = (pattern: string, line: string) => (x: number, y: number) =>
    box(x - 11, y - 5.5, 22, 11, PRINT.planning) + box(x - 11, y - 5.5, 22, 11, `url(#${pattern})`, line);
  const items: (Item | false)[] = [
    content.hasBlind && { label: words.blind, sample: swatch("blind", PRINT.blind) },
    content.hasSmallBlind && { label: words.blindSmall, sample: (x, y) => triangleSvg([x, y]) },
    content.hasUndecided && { label: words.undecided, sample: swatch("undecided", PRINT.secondary) },
    {
      label: words.border,
      sample: (x, y) => `<path d="M${n(x - 11)} ${n(y)}h22" stroke="${PRINT.text}" stroke-width="1.4"/>`,
    },
  ];
  return items.filter((item) => item !== false);
}

const symbolItems = ({ symbols }: LegendContent, words: ReportText["map"]): Item[] =>
  (["existing", "proposed", "fault", "maintenance", "retired"] as const)
    .filter((symbol) => symbols.has(symbol))
    .map((symbol) => ({ label: words[symbol], sample: (x, y) => symbolSvg(symbol, [x, y]) }));

const BAR = { x: 14, width: 152, height: 10 } as const;

/** The four steps of the margin ramp with their lower bounds. */
function ramp(top: number, words: ReportText["map"]): string {
  const step = BAR.width / 4;
  const y = top + 20;
  return (
    text(BAR.x, top + 14, words.ramp) +
    PRINT.ramp.map((colour, i) => box(BAR.x + i * step, y, step, BAR.height, colour)).join("") +
    box(BAR.x, y, BAR.width, BAR.height, "none", PRINT.text) +
    [0, 3, 6, 10]
      .map((db, i) => text(BAR.x + i * step, y + 21, String(db), i === 0 ? "start" : "middle"))
      .join("")
  );
}

const box = (x: number, y: number, width: number, height: number, fill: string, line?: string): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}"${line ? ` stroke="${line}" stroke-width=".8"` : ""}/>`;

const text = (x: number, y: number, content: string, anchor = "start"): string =>
  `<text x="${n(x)}" y="${n(y)}" font-size="${SIZE}" fill="${PRINT.text}" text-anchor="${anchor}">${escapeMarkup(content)}</text>`;
