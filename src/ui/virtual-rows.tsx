import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import "./virtual-rows.css";

/** Rows kept ready above and below the visible ones. */
const SPARE = 6;

/**
 * A list of rows of one height, of which only the visible ones exist. The focus stays on the list
 * (`aria-activedescendant`): up and down, Home and End choose; Enter opens; Delete removes.
 */
export function VirtualRows<T>(props: {
  readonly items: readonly T[];
  readonly rowHeight: number;
  readonly label: string;
  readonly keyOf: (item: T) => string;
  readonly render: (item: T) => ReactNode;
  readonly activeKey: string | null;
  readonly hoveredKey: string | null;
  readonly onChoose: (item: T) => void;
  readonly onOpen: (item: T) => void;
  readonly onRemove?: (item: T) => void;
  readonly onHover: (item: T | null) => void;
  readonly openOnClick?: boolean;
}): ReactElement {
  const { items, rowHeight, keyOf, activeKey, hoveredKey } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const [height, setHeight] = useState(600);
  const active = items.findIndex((item) => keyOf(item) === activeKey);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = box.current;
    if (!element || active < 0) return;
    const top = active * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + rowHeight - element.clientHeight;
  }, [active, rowHeight]);

  const onKeyDown = (event: KeyboardEvent) => {
    const target = keyTarget(
      event.key,
      active,
      items.length,
      Math.max(1, Math.floor(height / rowHeight) - 1),
    );
    const item = items[target ?? active];
    if (!item) return;
    if (target !== null) props.onChoose(item);
    else if (event.key === "Enter") props.onOpen(item);
    else if (event.key === "Delete" && props.onRemove) props.onRemove(item);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - SPARE);
  const last = Math.min(items.length, Math.ceil((scrollTop + height) / rowHeight) + SPARE);
  return (
    <div
      ref={box}
      className="virtual-rows"
      role="listbox"
      tabIndex={0}
      aria-label={props.label}
      {...(active >= first && active < last ? { "aria-activedescendant": `${id}-${active}` } : {})}
      onKeyDown={onKeyDown}
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      onMouseLeave={() => props.onHover(null)}
    >
      <div className="virtual-rows-all" role="presentation" style={{ height: items.length * rowHeight }}>
        {items.slice(first, last).map((item, offset) => {
          const index = first + offset;
          const key = keyOf(item);
          return (
            <div
              key={key}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              className={["virtual-row", index === active && "is-active", key === hoveredKey && "is-hovered"]
                .filter(Boolean)
                .join(" ")}
              style={{ top: index * rowHeight, height: rowHeight }}
              onClick={() => (props.openOnClick === true ? props.onOpen(item) : props.onChoose(item))}
              onDoubleClick={() => props.onOpen(item)}
              onMouseEnter={() => props.onHover(item)}
            >
              {props.render(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The row a key leads to, or null where the key does not choose a row. */
function keyTarget(key: string, active: number, count: number, page: number): number | null {
  const last = count - 1;
  switch (key) {
    case "ArrowDown":
      return Math.min(last, active + 1);
    case "ArrowUp":
      return active < 0 ? last : Math.max(0, active - 1);
    case "PageDown":
      return Math.min(last, active + page);
    case "PageUp":
      return Math.max(0, active - page);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
