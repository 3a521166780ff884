/** Events along a circle (rad) or an edge (m), kept side by side and reused from one sweep to the next without allocation. */
export interface EventList {
  /** How many there are; what the arrays hold beyond is old. */
  count: number;
  at: Float64Array;
  x: Float64Array;
  y: Float64Array;
  /** What happens: see the sweep that reads it. */
  kind: Int8Array;
  /** The disc it happens to, by its slot. */
  slot: Int32Array;
  /** After `sortEvents`: the events in order. */
  order: Int32Array;
}

const FIRST_CAPACITY = 64;

/** Up to so many events an insertion sort is quicker than calling a comparison. */
const INSERTION_COUNT = 48;

export function eventList(capacity = FIRST_CAPACITY): EventList {
  return {
    count: 0,
    at: new Float64Array(capacity),
    x: new Float64Array(capacity),
    y: new Float64Array(capacity),
    kind: new Int8Array(capacity),
    slot: new Int32Array(capacity),
    order: new Int32Array(capacity),
  };
}

export function clearEvents(events: EventList): void {
  events.count = 0;
}

export function addEvent(
  events: EventList,
  at: number,
  x: number,
  y: number,
  kind: number,
  slot: number,
): void {
  if (events.count === events.at.length) grow(events);
  const k = events.count++;
  events.at[k] = at;
  events.x[k] = x;
  events.y[k] = y;
  events.kind[k] = kind;
  events.slot[k] = slot;
}

function grow(events: EventList): void {
  const larger = eventList(2 * events.at.length);
  for (const name of ["at", "x", "y", "kind", "slot", "order"] as const) larger[name].set(events[name]);
  Object.assign(events, larger, { count: events.count });
}

/** Puts events in order; equal ones stay in the order they were added, so that a repeated run takes the same points. */
export function sortEvents({ at, order, count }: EventList): void {
  for (let k = 0; k < count; k++) order[k] = k;
  if (count > INSERTION_COUNT) {
    order.subarray(0, count).sort((a, b) => (at[a] as number) - (at[b] as number) || a - b);
    return;
  }
  for (let k = 1; k < count; k++) {
    const value = at[k] as number;
    let place = k;
    for (; place > 0 && (at[order[place - 1] as number] as number) > value; place--)
      order[place] = order[place - 1] as number;
    order[place] = k;
  }
}
