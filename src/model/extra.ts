/** Properties that the program does not know and must hand back untouched. */
export type Extra = Readonly<Record<string, unknown>>;
