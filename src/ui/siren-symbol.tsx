import { unreachable } from "../base/assert";
import type { ReactElement } from "react";
import { SYMBOLS } from "../map/tokens";
import type { LedgerState } from "./ledger-rows";

/** What a symbol stands for; "proposed-fault" and the like do not exist: a fault shows as a fault. */
export type SymbolKind = LedgerState | "ghost" | "candidate" | "must" | "dot" | "barred" | "blind-small";

/** The map's symbol at its size in lists and legends, without the halo. */
export function SirenSymbol({
  kind,
  size = 16,
}: {
  readonly kind: SymbolKind;
  readonly size?: number;
}): ReactElement {
  return (
    <svg
      className="siren-symbol"
      width={size}
      height={size}
      viewBox="-10 -10 20 20"
      aria-hidden="true"
      focusable="false"
    >
      {shape(kind)}
    </svg>
  );
}

function shape(kind: SymbolKind): ReactElement {
  const { existing, proposed, faulty, maintenance, ghost, candidate, dot, must, barred, triangle } = SYMBOLS;
  switch (kind) {
    case "ok":
      return (
        <>
          <circle className="ink-fill" r={existing.radius} />
          <circle className="halo-fill" r={existing.dot} />
        </>
      );
    case "proposed":
      return (
        <>
          <path className="halo-fill primary-line" d={diamond(proposed.half)} strokeWidth={proposed.line} />
          <circle className="primary-fill" r={proposed.dot} />
        </>
      );
    case "fault":
      return (
        <>
          <rect
            className="amber-fill"
            x={-faulty.side / 2}
            y={-faulty.side / 2}
            width={faulty.side}
            height={faulty.side}
          />
          <path className="halo-line" d="M-3.6 -3.6L3.6 3.6M3.6 -3.6L-3.6 3.6" strokeWidth={faulty.line} />
        </>
      );
    case "maintenance":
    case "retired":
      return (
        <>
          <circle
            className={kind === "retired" ? "halo-fill ink-line dashed" : "halo-fill ink-line"}
            r={maintenance.radius}
            strokeWidth={maintenance.line}
          />
          <path className="ink-line" d="M-3.4 0H3.4" strokeWidth={maintenance.line} />
        </>
      );
    case "ghost":
      return (
        <path
          className="halo-fill primary-line"
          d={diamond(ghost.half)}
          strokeWidth={ghost.line}
          strokeDasharray={ghost.dash.join(" ")}
        />
      );
    case "candidate":
      return (
        <path
          className="ink-line"
          d={`M${-candidate.arm} 0H${candidate.arm}M0 ${-candidate.arm}V${candidate.arm}`}
          strokeWidth={candidate.line}
        />
      );
    case "dot":
      return <circle className="ink-fill" r={dot.radius + 0.4} />;
    case "must":
      return (
        <>
          <circle className="halo-fill primary-line" r={must.radius} strokeWidth={must.line} />
          <path
            className="primary-line"
            d={`M${-must.arm} 0H${must.arm}M0 ${-must.arm}V${must.arm}`}
            strokeWidth={must.line}
          />
        </>
      );
    case "barred":
      return (
        <path
          className="ink-line"
          d={`M${-barred.arm} ${-barred.arm}L${barred.arm} ${barred.arm}M${-barred.arm} ${barred.arm}L${barred.arm} ${-barred.arm}`}
          strokeWidth={barred.line}
        />
      );
    case "blind-small":
      return (
        <path className="blind-fill" d={`M0 -5L${triangle.side * 0.75} 4.5H${-triangle.side * 0.75}Z`} />
      );
    default:
      return unreachable(kind);
  }
}

const diamond = (half: number): string => `M0 ${-half}L${half} 0L0 ${half}L${-half} 0Z`;
