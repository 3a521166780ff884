import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

/** Which folder of src may import which (DESIGN §2). `types` may be imported as types only. */
const MAY: Record<string, { values: string[]; types?: string[] }> = {
  base: { values: [] },
  geo: { values: ["base"] },
  model: { values: ["base", "geo"] },
  acoustics: { values: ["base", "geo"] },
  coverage: { values: ["base", "geo", "acoustics"] },
  siting: { values: ["base"] },
  analysis: { values: ["base", "geo", "model", "acoustics", "coverage", "siting"] },
  engine: { values: ["base", "geo", "model"], types: ["acoustics", "coverage", "siting", "analysis"] },
  session: { values: ["base", "geo", "model", "engine"] },
  i18n: { values: ["base", "geo", "model"], types: ["engine", "analysis"] },
  io: { values: ["base", "geo", "model"] },
  report: { values: ["base", "geo", "model", "i18n"], types: ["analysis"] },
  commands: { values: ["base", "geo", "model", "engine", "session", "io", "report", "i18n"] },
  map: { values: ["base", "geo", "model", "engine", "session", "commands", "i18n"] },
  ui: { values: ["base", "geo", "model", "engine", "session", "commands", "i18n", "map"] },
  cli: { values: ["base", "geo", "model", "analysis", "io", "report", "i18n"] },
};

/** Packages that have one home; everybody else reaches them through it. */
const HOMES: Record<string, string[]> = {
  react: ["ui"],
  "react-dom": ["ui"],
  antd: ["ui"],
  "@ant-design/icons": ["ui"],
  "maplibre-gl": ["map"],
  "@turf/turf": ["geo"],
  "clipper2-ts": ["geo"],
  flatbush: ["geo"],
  proj4: ["geo"],
  gcoord: ["geo"],
  comlink: ["engine", "session"],
  fflate: ["io", "cli"],
  geotiff: ["geo"],
  highs: ["siting"],
};

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const IMPORT =
  /(?:^|\n)\s*(import|export)\s+(type\s)?(?:[^;'"]*?\sfrom\s+)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;

/** Every import of a source text, as paths inside src where they are relative. */
export function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const specifier = (match[3] ?? match[4]) as string;
    const target = specifier.startsWith(".") ? normalize(join(dirname(file), specifier)) : specifier;
    return { file, target, typeOnly: match[2] !== undefined };
  });
}

/** What is wrong with an import, or null. */
export function offence({ file, target, typeOnly }: Import): string | null {
  const from = file.split("/")[0] as string;
  const rule = MAY[from];
  if (!rule) return file.includes("/") ? `${file}: the folder ${from} is in no row of the table` : null;
  const home = Object.entries(HOMES).find(([name]) => target === name || target.startsWith(`${name}/`));
  if (home && !home[1].includes(from) && !typeOnly)
    return `${file} imports ${target}, whose home is ${home[1].join(", ")}`;
  const to = target.split("/")[0] as string;
  if (!MAY[to] || to === from) return null;
  if (rule.values.includes(to) || (typeOnly && rule.types?.includes(to))) return null;
  return `${file} imports ${target}`;
}

/** A circle in a graph, as a path that comes back; null where there is none. */
function circleIn(next: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const visit = (at: string, path: readonly string[]): string[] | null => {
    const start = path.indexOf(at);
    if (start >= 0) return [...path.slice(start), at];
    if (done.has(at)) return null;
    for (const to of next.get(at) ?? []) {
      const found = visit(to, [...path, at]);
      if (found) return found;
    }
    done.add(at);
    return null;
  };
  for (const file of next.keys()) {
    const found = visit(file, []);
    if (found) return found;
  }
  return null;
}

const src = join(import.meta.dirname, "..", "src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => name.replaceAll("\\", "/"));
const imports = files.flatMap((file) => importsOf(file, readFileSync(join(src, file), "utf8")));

describe("the architecture", () => {
  it("has been seen: files in every folder of the house, and their imports", () => {
    expect(files.length).toBeGreaterThan(80);
    expect(imports.length).toBeGreaterThan(300);
    const seen = new Set(files.map((file) => file.split("/")[0]));
    for (const folder of Object.keys(MAY)) expect(seen).toContain(folder);
  });

  it("points one way: no import against the table of DESIGN §2", () => {
    expect(imports.map(offence).filter((found) => found !== null)).toEqual([]);
  });

  it("catches a planted offender of each kind", () => {
    const planted = (file: string, text: string) => importsOf(file, text).map(offence).filter(Boolean);
    expect(planted("acoustics/a.ts", 'import { plan } from "../model/plan";')).toHaveLength(1);
    expect(planted("ui/a.tsx", 'import { evaluatePlan } from "../analysis/evaluate";')).toHaveLength(1);
    expect(planted("engine/a.ts", 'import { buildWorld } from "../analysis/world";')).toHaveLength(1);
    expect(planted("engine/a.ts", 'import type { World } from "../analysis/world";')).toHaveLength(0);
    expect(planted("model/a.ts", 'import { Button } from "antd";')).toHaveLength(1);
    expect(planted("siting/a.ts", 'export * from "../geo/clip";')).toHaveLength(1);
    expect(planted("base/a.ts", 'const x = await import("../geo/clip");')).toHaveLength(1);
    expect(planted("attic/a.ts", 'import { x } from "../base/x";')).toHaveLength(1);
  });

  it("has no circle of files, type imports included", () => {
    const known = new Map(files.map((file) => [file.replace(/\.tsx?$/, ""), file]));
    const next = new Map<string, string[]>();
    for (const { file, target } of imports) {
      const to = known.get(target);
      if (to) next.set(file, [...(next.get(file) ?? []), to]);
    }
    expect([...next.values()].flat().length).toBeGreaterThan(300);
    expect(circleIn(next)).toBeNull();
    expect(
      circleIn(
        new Map([
          ["a", ["b"]],
          ["b", ["c"]],
          ["c", ["a"]],
        ]),
      ),
    ).toEqual(["a", "b", "c", "a"]);
  });

  it("keeps worker entries to about ten lines, with no logic of their own", () => {
    const workers = join(src, "..", "workers");
    const entries = readdirSync(workers);
    expect(entries.length).toBeGreaterThan(0);
    for (const entry of entries)
      expect(readFileSync(join(workers, entry), "utf8").split("\n").length).toBeLessThan(15);
  });

  it("keeps clocks, chance and the console out of the kernels", () => {
    const kernels = files.filter((file) =>
      /^(base|geo|model|acoustics|coverage|siting|analysis)\//.test(file),
    );
    expect(kernels.length).toBeGreaterThan(30);
    const impure = /Math\.random|Date\.now|new Date\(\)|performance\.now|console\./;
    expect(kernels.filter((file) => impure.test(readFileSync(join(src, file), "utf8")))).toEqual([]);
  });

  it("has no file beyond what one can hold in mind", () => {
    const long = files.map(
      (file) => [file, readFileSync(join(src, file), "utf8").split("\n").length] as const,
    );
    expect(long.filter(([, lines]) => lines > 330)).toEqual([]);
  });
});
