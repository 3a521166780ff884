import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./install.mjs";

/** Time of the newest change below some paths of the project, ms; 0 where none exists. */
export function newestChange(paths) {
  let newest = 0;
  const visit = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) for (const name of readdirSync(path)) visit(join(path, name));
    else newest = Math.max(newest, stat.mtimeMs);
  };
  for (const path of paths) visit(join(root, path));
  return newest;
}
