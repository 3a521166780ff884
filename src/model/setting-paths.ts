import { type Result, err, ok } from "../base/result";
import type { Problem } from "./problem";
import { settingsFields } from "./schema/project-shape";
import { isRecord, readShape } from "./schema/read-shape";
import type { Shape } from "./schema/shape";
import type { Settings } from "./settings";
import { readSettings, writtenSettings } from "./settings-file";

const fieldsOf = (shape: Shape) => (shape.kind === "record" ? shape.fields : {});

/** Every dotted path that `setSetting` takes, as project.json has them: `model`, `cn120.excess`, `criterion.floor` … */
export const SETTING_PATHS: readonly string[] = Object.entries(settingsFields).flatMap(([key, { shape }]) =>
  (shape as Shape).kind === "record"
    ? Object.keys(fieldsOf(shape as Shape)).map((inner) => `${key}.${inner}`)
    : [key],
);

/**
 * Settings with one value replaced.
 * @param path dotted path under `settings`, as written in project.json.
 * @param text the value as typed: `3`, `C`, `false`; `none` takes `criterion.floor` away.
 */
export function setSetting(settings: Settings, path: string, text: string): Result<Settings, Problem> {
  const refuse = (code: Problem["code"], place: string, detail?: Problem["detail"]) =>
    err<Problem>({ code, file: "", place, ...(detail ? { detail } : {}) });
  if (!SETTING_PATHS.includes(path))
    return refuse("unknown-setting", path, { value: path, allowed: SETTING_PATHS.join(", ") });
  const place = `settings.${path}`;
  const [key, inner] = path.split(".") as [keyof typeof settingsFields, string | undefined];
  const shape = (
    inner === undefined
      ? settingsFields[key].shape
      : fieldsOf(settingsFields[key].shape as Shape)[inner]?.shape
  ) as Shape;
  const removed = path === "criterion.floor" && text.trim() === "none";
  const problems: Problem[] = [];
  const value = removed
    ? undefined
    : readShape(shape, typed(shape, text), place, (code, at, detail) => {
        problems.push({ code, file: "", place: at, ...(detail ? { detail } : {}) });
      });
  if (problems[0]) return err(problems[0]);
  const written = writtenSettings(settings);
  const old = written[key];
  const next = inner === undefined ? value : { ...(isRecord(old) ? old : {}), [inner]: value };
  const read = readSettings({ ...written, [key]: next }, () => {});
  return read ? ok(read) : refuse("unknown-value", place, { value: text });
}

/** A typed text as the value that a shape expects; a text that is none comes back as it is, and is refused by the shape. */
function typed(shape: Shape, text: string): unknown {
  const trimmed = text.trim();
  const numeric = shape.kind === "number" || (shape.kind === "choice" && typeof shape.of[0] === "number");
  // Number("") is 0 and Number("0x10") is 16: neither is what was meant.
  if (numeric) return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(trimmed) ? Number(trimmed) : text;
  if (shape.kind === "flag") return trimmed === "true" ? true : trimmed === "false" ? false : text;
  return trimmed;
}
