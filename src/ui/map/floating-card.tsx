import { type ReactElement, type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { LAYOUT } from "../../map/tokens";
import { useNarrow } from "../use-layout";
import { cardPlace } from "./card-place";

/** A card beside a pixel of the map, kept between the panels. */
export function FloatingCard(props: {
  readonly pixel: readonly [number, number];
  readonly className: string;
  readonly testId: string;
  /** Pixels to keep free at the foot of the map. */
  readonly foot?: number;
  readonly children: ReactNode;
}): ReactElement {
  const { pixel, className, testId, children } = props;
  const narrow = useNarrow();
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 240, height: 80 });
  const [x, y] = pixel;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => setSize({ width: element.offsetWidth, height: element.offsetHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const place = cardPlace([x, y], size, {
    left: (narrow ? LAYOUT.leftPanelNarrow : LAYOUT.leftPanel) + LAYOUT.gap,
    right: window.innerWidth - (narrow ? LAYOUT.rail : LAYOUT.rightPanel) - LAYOUT.gap,
    top: LAYOUT.gap,
    bottom: window.innerHeight - LAYOUT.header - LAYOUT.statusBar - LAYOUT.gap - (props.foot ?? 0),
  });
  return (
    <div
      ref={box}
      className={`floating-card ${className}`}
      style={{ left: place.left, top: place.top }}
      data-testid={testId}
    >
      {children}
    </div>
  );
}
