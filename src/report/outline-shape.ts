/** A column of a table; numbers stand right. */
export interface Column {
  readonly head: string;
  readonly align: "left" | "right";
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** Last row: one cell for each column. */
  readonly total?: readonly string[];
}

/** A piece of a section; renderers know these kinds and nothing of coverage. */
export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "table"; readonly table: Table }
  /** Names and values, two pairs to a row. */
  | {
      readonly kind: "facts";
      readonly caption: string;
      readonly facts: readonly (readonly [name: string, value: string])[];
    }
  /** The coverage map: drawn by the renderer from the report's input. */
  | { readonly kind: "map"; readonly caption: string; readonly source: string }
  | {
      readonly kind: "signatures";
      readonly roles: readonly string[];
      readonly date: string;
      readonly blankDate: string;
    };

export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
  /** Begins on a new page in print. */
  readonly newPage?: true;
}

/** A report as data: every sentence and figure in place, no layout. */
export interface Outline {
  readonly title: string;
  /** Stands on every page and map while any position is illustrative; null otherwise. */
  readonly illustrative: string | null;
  readonly byline: readonly string[];
  readonly conclusion: {
    readonly label: string;
    readonly rate: string;
    readonly heading: string;
    readonly text: string;
  };
  readonly sections: readonly Section[];
  readonly footer: string;
}
