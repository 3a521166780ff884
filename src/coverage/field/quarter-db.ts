import type { SirenField } from "./siren-field";

/** A field in a quarter of the memory: steps of ¼ dB over the 63 dB above its faintest level; what is louder saturates. */
export interface QuarterField extends Omit<SirenField, "levelDb"> {
  readonly faintestDb: number;
  /** 0 for NaN, else 1 + 4 · (level − faintest), up to 255. */
  readonly codes: Uint8Array;
}

const STEP_DB = 0.25;
const MOST = 255;

/** Rounds a field to quarters of a dB. */
export function quartered({ levelDb, ...rest }: SirenField): QuarterField {
  let faintestDb = Infinity;
  for (const level of levelDb) if (level < faintestDb) faintestDb = level;
  const codes = new Uint8Array(levelDb.length);
  for (let i = 0; i < codes.length; i++) {
    const level = levelDb[i] as number;
    if (level >= faintestDb) codes[i] = Math.min(MOST, 1 + Math.round((level - faintestDb) / STEP_DB));
  }
  return { ...rest, faintestDb, codes };
}

/** Levels of a rounded field. */
export function unquartered({ faintestDb, codes, ...rest }: QuarterField): SirenField {
  const levels = Float32Array.from({ length: MOST + 1 }, (_, code) =>
    code === 0 ? NaN : faintestDb + (code - 1) * STEP_DB,
  );
  const levelDb = new Float32Array(codes.length);
  for (let i = 0; i < codes.length; i++) levelDb[i] = levels[codes[i] as number] as number;
  return { ...rest, levelDb };
}
