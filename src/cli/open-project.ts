import { readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type Result, err, ok } from "../base/result";
import { readProjectZip } from "../io/project-zip";
import { readProject } from "../model/read-project";
import type { Plan } from "../model/plan";
import type { Problem } from "../model/problem";
import { MANIFEST, pathInFolder } from "../model/project-paths";
import { systemCode } from "./system-code";

type Files = Map<string, Uint8Array>;

/** Opens a project: a folder, its project.json, or a `.sirenplan` file. */
export async function openProject(
  path: string,
  options: { readonly checksNeeds?: boolean } = {},
): Promise<Result<Plan, readonly Problem[]>> {
  const files = await projectFiles(path);
  return files.ok ? readProject(files.value, options) : err([files.error]);
}

async function projectFiles(path: string): Promise<Result<ReadonlyMap<string, Uint8Array>, Problem>> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return await folderFiles(path);
    if (basename(path) === MANIFEST) return await folderFiles(dirname(path));
    return readProjectZip(await readFile(path), basename(path));
  } catch (reason) {
    return err(readProblem(path, reason));
  }
}

/** The files of a project folder that its project.json names; what else lies there is not read. */
async function folderFiles(folder: string): Promise<Result<Files, Problem>> {
  const files: Files = new Map();
  for (const path of [MANIFEST, ...(await layerFiles(folder))]) {
    try {
      files.set(path, await readFile(join(folder, path)));
    } catch (reason) {
      // A file that is not there is told by the reader of the project, with the place that names it.
      if (!isMissing(reason)) return err(readProblem(path, reason));
    }
  }
  if (!files.has(MANIFEST)) return err({ code: "not-a-project", file: folder, place: "" });
  return ok(files);
}

/** Paths that project.json names as layers, as far as they lie in the folder; whether it is right is not judged here. */
async function layerFiles(folder: string): Promise<string[]> {
  let manifest: unknown;
  try {
    // A byte order mark is no JSON, though editors write it.
    manifest = JSON.parse((await readFile(join(folder, MANIFEST), "utf8")).replace(/^\uFEFF/, ""));
  } catch {
    return [];
  }
  const layers = (manifest as { readonly layers?: unknown } | null)?.layers;
  return Object.values(typeof layers === "object" && layers !== null ? layers : {})
    .filter((path): path is string => typeof path === "string")
    .map(pathInFolder)
    .filter((path) => path !== null);
}

const isMissing = (reason: unknown): boolean => ["ENOENT", "ENOTDIR"].includes(systemCode(reason));

const REASONS: Readonly<Record<string, string>> = {
  EISDIR: "not-a-file",
  EACCES: "no-access",
  EPERM: "no-access",
};

/** Why a file of the project could not be read. */
export function readProblem(file: string, reason: unknown): Problem {
  if (isMissing(reason)) return { code: "not-found", file, place: "" };
  const code = systemCode(reason);
  return { code: "unreadable", file, place: "", detail: { reason: REASONS[code] ?? code } };
}
