/** Events along a circle (rad) or an edge (m), kept side by side and reused from one sweep to the next. */
export interface EventList {
  readonly at: number[];
  readonly x: number[];
  readonly y: number[];
  /** What happens: see the sweep that reads it. */
  readonly kind: number[];
  /** The disc it happens to, by its slot. */
  readonly slot: number[];
  /** After `sortEvents`: the events in order. */
  readonly order: number[];
}

export const eventList = (): EventList => ({ at: [], x: [], y: [], kind: [], slot: [], order: [] });

export function clearEvents(events: EventList): void {
  for (const list of [events.at, events.x, events.y, events.kind, events.slot, events.order]) list.length = 0;
}

export function addEvent(
  events: EventList,
  at: number,
  x: number,
  y: number,
  kind: number,
  slot: number,
): void {
  events.order.push(events.at.length);
  events.at.push(at);
  events.x.push(x);
  events.y.push(y);
  events.kind.push(kind);
  events.slot.push(slot);
}

/** Puts events in order; equal ones stay in the order they were added, so that a repeated run takes the same points. */
export function sortEvents({ at, order }: EventList): void {
  order.sort((a, b) => (at[a] as number) - (at[b] as number) || a - b);
}
