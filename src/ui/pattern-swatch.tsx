import { unreachable } from "../base/assert";
import { type ReactElement, useId } from "react";
import { PATTERNS } from "../map/tokens";

export type PatternName = "blind" | "gained" | "lost" | "undecided" | "covered";

const WIDTH = 28;
const HEIGHT = 14;

/** A legend's sample of an area: its ground, its pattern, its outline. */
export function PatternSwatch({ name }: { readonly name: PatternName }): ReactElement {
  const id = useId();
  return (
    <svg
      className={`swatch swatch-${name}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
      focusable="false"
    >
      <defs>{pattern(name, id)}</defs>
      <rect className="swatch-ground" x="0.6" y="0.6" width={WIDTH - 1.2} height={HEIGHT - 1.2} />
      {name !== "covered" && <rect width={WIDTH} height={HEIGHT} fill={`url(#${CSS.escape(id)})`} />}
      <rect className="swatch-line" x="0.6" y="0.6" width={WIDTH - 1.2} height={HEIGHT - 1.2} />
    </svg>
  );
}

function pattern(name: PatternName, id: string): ReactElement | null {
  switch (name) {
    case "covered":
      return null;
    case "blind": {
      const { every, stroke } = PATTERNS.blind;
      return (
        <pattern
          id={id}
          width={every}
          height={every}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path className="swatch-stroke" d={`M0 0V${every}`} strokeWidth={stroke * 2} />
        </pattern>
      );
    }
    case "gained": {
      const { tile, stroke, arm } = PATTERNS.gained;
      const [x, y] = [tile[0] / 2, tile[1] / 2 + 2];
      return (
        <pattern id={id} width={tile[0]} height={tile[1]} patternUnits="userSpaceOnUse">
          <path
            className="swatch-stroke"
            d={`M${x - arm} ${y}h${2 * arm}M${x} ${y - arm}v${2 * arm}`}
            strokeWidth={stroke}
          />
        </pattern>
      );
    }
    case "lost": {
      const { tile, stroke, arm } = PATTERNS.lost;
      return (
        <pattern id={id} width={tile[0]} height={tile[1]} patternUnits="userSpaceOnUse">
          <path
            className="swatch-stroke"
            d={`M${tile[0] / 2 - arm} ${tile[1] / 2}h${2 * arm}`}
            strokeWidth={stroke}
          />
        </pattern>
      );
    }
    case "undecided": {
      const { tile, radius } = PATTERNS.undecided;
      return (
        <pattern id={id} width={tile[0]} height={tile[1]} patternUnits="userSpaceOnUse">
          <circle className="swatch-dot" cx={tile[0] / 2} cy={tile[1] / 2} r={radius} />
        </pattern>
      );
    }
    default:
      return unreachable(name);
  }
}
