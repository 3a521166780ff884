import { writeFile } from "node:fs/promises";
import { type Result, err, ok } from "../base/result";
import type { Problem } from "../model/problem";
import { systemCode } from "./system-code";

/** Writes a file that the command line names. */
export async function writeOutput(file: string, content: string): Promise<Result<null, Problem>> {
  try {
    await writeFile(file, content);
    return ok(null);
  } catch (reason) {
    const value = systemCode(reason);
    return err({ code: "cannot-write", file, place: "", detail: { value } });
  }
}
