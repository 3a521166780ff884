import type { ReactElement } from "react";

/** Line icons of the face, on a 24-unit grid with 2-unit strokes. */
const PATHS = {
  select: "M5 3l14 8-6 1.6L9.6 19z",
  add: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  measure: "M3.5 16.5l13-13 4 4-13 13zM8 12l2 2M11 9l2 2M14 6l2 2",
  profile: "M3 17c3 0 3-10 6-10s3 8 6 8 3-5 6-5M3 21h18",
  search: "M16.5 16.5L21 21M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0z",
  home: "M4 11l8-7 8 7M6 10v10h12V10",
  undo: "M8 5L4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3",
  redo: "M16 5l4 4-4 4M20 9H10a6 6 0 0 0 0 12h3",
  download: "M12 4v11M7 10.5l5 5 5-5M5 20h14",
  filter: "M3 5h18l-7 8.5V20l-4-2v-4.5z",
  layers: "M12 3l9 5-9 5-9-5zM3 12.5l9 5 9-5M3 17l9 5 9-5",
  down: "M6 9l6 6 6-6",
  up: "M6 15l6-6 6 6",
  right: "M9 6l6 6-6 6",
  left: "M15 6l-6 6 6 6",
  close: "M6 6l12 12M18 6L6 18",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  sort: "M8 4v16M4.5 16.5L8 20l3.5-3.5M16 20V4M12.5 7.5L16 4l3.5 3.5",
  check: "M5 12.5l5 5 9-10",
  warning: "M12 4L2.5 20h19zM12 10v4.5M12 17.5h.01",
  settings: "M4 7h9M19 7h1M4 17h1M11 17h9M16 4.5v5M8 14.5v5",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  unlock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 6.8-1.2",
  open: "M3 19V6h6l2 2h8v3M3 19l3-8h16l-3 8z",
  area: "M5 7l8-3 7 6-3 9-10 1z",
  pin: "M12 21v-6M7 15h10l-2-4V4H9v7z",
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon; decorative, so the control that holds it carries the name. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }): ReactElement {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "more" ? 2.6 : 2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
