import type { ReactElement } from "react";
import type { SiteProgress } from "../../engine/siting-contract";
import { decimal } from "../../i18n/number-format";
import { COLOURS } from "../../map/tokens";
import { useView, useWords } from "../view-state";
import { type StepPoint, stepLine, stepRange } from "./step-line";

const SIZE = { width: 376, height: 120, left: 8, right: 108, top: 10, bottom: 20 } as const;

/** Incumbent and bound as two step lines over time: where they meet, the answer is proved. */
export function ProgressChart(props: {
  readonly steps: readonly SiteProgress[];
  /** What is measured, in words. */
  readonly figure: (value: number) => string;
}): ReactElement | null {
  const { steps, figure } = props;
  const { siting: words } = useWords();
  const c = COLOURS[useView((view) => view.theme)];
  const best: StepPoint[] = steps.flatMap(({ incumbent, elapsedMs }) =>
    incumbent === null ? [] : [{ ms: elapsedMs, value: incumbent }],
  );
  const bound: StepPoint[] = steps
    .filter((step) => Number.isFinite(step.bound))
    .map((step) => ({ ms: step.elapsedMs, value: step.bound }));
  const range = stepRange([...best, ...bound]);
  if (!range) return null;
  const x = (ms: number): number => SIZE.left + (ms / range.endMs) * (SIZE.width - SIZE.left - SIZE.right);
  const y = (value: number): number =>
    SIZE.height -
    SIZE.bottom -
    ((value - range.low) / (range.high - range.low)) * (SIZE.height - SIZE.top - SIZE.bottom);
  const text = (points: readonly StepPoint[]): string => {
    const last = points.at(-1);
    return last ? figure(last.value) : "—";
  };
  const end = x(range.endMs) + 6;
  const [bestY, boundY] = apart(y(best.at(-1)?.value ?? range.low), y(bound.at(-1)?.value ?? range.high));
  return (
    <svg
      className="siting-chart"
      role="img"
      aria-label={words.chart(text(best), text(bound))}
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      fontSize={11}
    >
      <path d={`M${SIZE.left} ${SIZE.height - SIZE.bottom}H${x(range.endMs)}`} stroke={c.border} />
      <path
        d={stepLine(bound, range.endMs, x, y)}
        fill="none"
        stroke={c.text[0]}
        strokeWidth={1.6}
        strokeDasharray="4 2"
      />
      <path d={stepLine(best, range.endMs, x, y)} fill="none" stroke={c.primary} strokeWidth={2} />
      <text x={end} y={bestY + 4} fill={c.primary} fontWeight={600}>
        {words.incumbent} {text(best)}
      </text>
      <text x={end} y={boundY + 4} fill={c.text[0]}>
        {words.bound} {text(bound)}
      </text>
      <text x={SIZE.left} y={SIZE.height - 6} fill={c.text[1]}>
        0
      </text>
      <text x={x(range.endMs)} y={SIZE.height - 6} textAnchor="end" fill={c.text[1]}>
        {decimal(range.endMs / 1000, 1)} s
      </text>
    </svg>
  );
}

/** Keeps two labels a line apart. */
function apart(first: number, second: number): readonly [number, number] {
  const gap = 14 - Math.abs(first - second);
  if (gap <= 0) return [first, second];
  return first <= second ? [first - gap / 2, second + gap / 2] : [first + gap / 2, second - gap / 2];
}
