import { readFileSync, readdirSync } from "node:fs";
import type { Plan } from "../../src/model/plan";
import { parseProject } from "../../src/model/parse-project";

const data = new URL("../../data/", import.meta.url).pathname;

/** Files of a sample project by path. */
export const sampleFolder = (name: "hedong" | "yuetang" | "town"): Map<string, Uint8Array> =>
  new Map(
    readdirSync(`${data}${name}`).map((file) => [
      file,
      new Uint8Array(readFileSync(`${data}${name}/${file}`)),
    ]),
  );

/** A sample project as a plan. */
export function samplePlan(name: "hedong" | "yuetang"): Plan {
  const parsed = parseProject(sampleFolder(name));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error[0]));
  return parsed.value;
}
