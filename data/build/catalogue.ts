import { readFileSync } from "node:fs";

interface CatalogueType {
  readonly id: string;
  readonly level: { readonly value: number; readonly distance: number };
}

const catalogue = JSON.parse(readFileSync(`${import.meta.dirname}/../catalogue.json`, "utf8")) as {
  types: readonly CatalogueType[];
};

/** The kinds of siren that the samples use: one of each size of the catalogue. */
export const SIREN_TYPES = catalogue.types.filter(({ id }) =>
  ["motor-4kw", "electronic-600w", "electronic-1200w"].includes(id),
);

/** Lz of 国人防〔2007〕120号, dB: FEMA's slope corresponds to 9–13 dB at usual ranges. */
export const CN120_EXCESS_DB = 11;

/** Day Leq of class 2 measured in neighbouring Zhuzhou in 2023, dB(A): a proxy. */
export const DEFAULT_AMBIENT_DB = 54.4;
