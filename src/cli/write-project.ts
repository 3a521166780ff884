import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Result, err, ok } from "../base/result";
import { writeProjectZip } from "../io/project-zip";
import type { Plan } from "../model/plan";
import type { Problem } from "../model/problem";
import { serialiseProject } from "../model/serialise-project";
import { systemCode } from "./system-code";

/** Writes a plan as a `.sirenplan` where the path says so, else as a folder. */
export async function writeProject(plan: Plan, path: string): Promise<Result<null, Problem>> {
  const files = serialiseProject(plan);
  try {
    if (/\.(sirenplan|zip)$/i.test(path)) await writeFile(path, writeProjectZip(files));
    else
      for (const [name, bytes] of files) {
        const file = join(path, name);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, bytes);
      }
    return ok(null);
  } catch (reason) {
    return err({ code: "cannot-write", file: path, place: "", detail: { value: systemCode(reason) } });
  }
}
