import { FORMAT, VERSION } from "./schema/project-shape";
import { type Report, isRecord, shortly } from "./schema/read-shape";

type Manifest = Readonly<Record<string, unknown>>;

/** Steps from a version to the next, by the version they start from. Version 1 is the first, so there is none yet. */
export type Migrations = Readonly<Record<number, (manifest: Manifest) => Manifest>>;
const MIGRATIONS: Migrations = {};

/**
 * Brings project.json up to the version of this program; a newer one is refused, for its meaning is unknown.
 * @returns undefined where it is no project, or of no version that can be read.
 */
export function migrate(
  value: unknown,
  report: Report,
  steps: Migrations = MIGRATIONS,
  target: number = VERSION,
): Manifest | undefined {
  if (!isRecord(value)) return report("not-a-project", "", { value: shortly(value) });
  const { format, version } = value;
  if (format !== FORMAT)
    return report("not-a-project", "format", { value: shortly(format ?? null), expected: FORMAT });
  if (version === undefined) return report("missing", "version");
  if (typeof version !== "number")
    return report("wrong-type", "version", { value: shortly(version), expected: "number" });
  if (version > target) return report("newer-version", "version", { value: version, supported: target });
  let manifest: Manifest = value;
  for (let from = version; from < target; from++) {
    const step = Object.hasOwn(steps, from) ? steps[from] : undefined;
    if (!step) return report("out-of-range", "version", { value: String(version), min: 1, max: target });
    manifest = { ...step(manifest), version: from + 1 };
  }
  return manifest;
}
