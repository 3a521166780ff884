import { useSyncExternalStore } from "react";

/** A value with listeners, for what concerns the face alone. */
export interface Store<T> {
  readonly get: () => T;
  readonly set: (patch: Partial<T>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Makes a store; `onChange` sees every new value (to keep it on disk). */
export function createStore<T extends object>(initial: T, onChange?: (value: T) => void): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (patch) => {
      value = { ...value, ...patch };
      onChange?.(value);
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The selected part of a store; the selector must return what the store holds, not a new object. */
export function useStore<T, U>(store: Store<T>, selector: (value: T) => U): U {
  return useSyncExternalStore(store.subscribe, () => selector(store.get()));
}
