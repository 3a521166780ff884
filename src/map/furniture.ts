import { decimal } from "../i18n/number-format";
import type { Plan } from "../model/plan";
import { statedText } from "../model/stated-text";
import { MAP_WORDS } from "./map-words";
import type { MapView } from "./map-contract";
import { COLOURS, FONT_FAMILY, LAYOUT } from "./tokens";

/** Longest bar, CSS pixels. */
const LONGEST_PX = 150;
/** Whole steps whose halves are round as well. */
const STEPS = [1, 2, 4, 5, 8];

/** Length of the scale bar in metres: the longest of 1, 2, 4, 5, 8 · 10ⁿ that fits. */
export function barLengthM(metresPerPixel: number): number {
  const most = LONGEST_PX * metresPerPixel;
  const power = 10 ** Math.floor(Math.log10(most));
  return Math.max(...STEPS.map((step) => step * power).filter((length) => length <= most));
}

/** A tick of the bar: kilometres from 1 km on. */
export const tickText = (lengthM: number, unit: "m" | "km"): string =>
  unit === "km"
    ? `${decimal(lengthM / 1000, Number.isInteger(lengthM / 1000) ? 0 : 1)} km`
    : `${decimal(lengthM)} m`;

/** The scale bar and the attribution: DOM over the lower corners of what the panels leave free. */
export class Furniture {
  readonly #scale = box("siren-map-scale");
  readonly #attribution = box("siren-map-attribution");
  readonly #ticks = [tick(), tick(), tick()] as const;
  readonly #bar = document.createElement("div");
  readonly #filled = document.createElement("div");
  #view: MapView | null = null;

  constructor(container: HTMLElement) {
    this.#scale.setAttribute("aria-hidden", "true");
    style(this.#bar, {
      position: "absolute",
      left: "5px",
      bottom: "5px",
      height: "5px",
      boxSizing: "border-box",
      borderWidth: "1px",
      borderStyle: "solid",
    });
    style(this.#filled, { position: "absolute", left: "0", top: "0", bottom: "0", width: "50%" });
    style(this.#scale, { height: "24px" });
    style(this.#attribution, { padding: "1px 6px" });
    this.#bar.append(this.#filled);
    this.#scale.append(...this.#ticks, this.#bar);
    container.append(this.#scale, this.#attribution);
  }

  setView(view: MapView, plan: Plan): void {
    const { attribution, railAttribution } = MAP_WORDS[view.language];
    const drawsOnOsm = statedText(plan, "attribution", view.language)?.includes("OpenStreetMap") ?? false;
    this.#attribution.textContent = drawsOnOsm ? railAttribution : attribution;
    if (view === this.#view) return;
    this.#view = view;
    const { padding, theme } = view;
    const c = COLOURS[theme];
    const bottom = `${padding.bottom + 6}px`;
    style(this.#scale, {
      left: `${padding.left + LAYOUT.inset}px`,
      bottom,
      color: c.text[0],
      backgroundColor: glass(c.surface),
    });
    style(this.#attribution, {
      right: `${padding.right + LAYOUT.inset}px`,
      bottom,
      color: c.text[1],
      backgroundColor: glass(c.surface),
    });
    style(this.#bar, { borderColor: c.text[0], backgroundColor: theme === "light" ? c.surface : c.bar });
    style(this.#filled, { backgroundColor: c.text[0] });
  }

  setScale(metresPerPixel: number): void {
    const lengthM = barLengthM(metresPerPixel);
    const lengthPx = lengthM / metresPerPixel;
    const unit = lengthM >= 1000 ? "km" : "m";
    const [zero, half, full] = this.#ticks;
    zero.textContent = "0";
    half.textContent = tickText(lengthM / 2, lengthM >= 2000 ? "km" : "m");
    full.textContent = tickText(lengthM, unit);
    style(this.#bar, { width: `${lengthPx}px` });
    style(this.#scale, { width: `${lengthPx + 34}px` });
    this.#ticks.forEach((node, i) =>
      style(node, { left: `${5 + (i * lengthPx) / 2}px`, transform: i === 0 ? "none" : "translateX(-50%)" }),
    );
  }

  dispose(): void {
    this.#scale.remove();
    this.#attribution.remove();
  }
}

/** Three quarters of the surface, so that the map shows through. */
const glass = (colour: string): string => `${colour}BF`;

function box(className: string): HTMLDivElement {
  const node = document.createElement("div");
  node.className = className;
  style(node, {
    position: "absolute",
    zIndex: "1",
    pointerEvents: "none",
    font: `11px/16px ${FONT_FAMILY}`,
    whiteSpace: "nowrap",
    fontVariantNumeric: "tabular-nums",
  });
  return node;
}

function tick(): HTMLSpanElement {
  const node = document.createElement("span");
  style(node, { position: "absolute", top: "-2px" });
  return node;
}

/** Through the CSSOM, which a policy of `style-src 'self'` allows. */
const style = (node: HTMLElement, declarations: Partial<CSSStyleDeclaration>): void => {
  Object.assign(node.style, declarations);
};
