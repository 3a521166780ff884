/**
 * A path of a layer, as a path inside the project's folder with `/` between names.
 * Null where it leads out of the folder or is no path of a file: absolute, a drive, an address, `..` beyond the top.
 */
export function pathInFolder(path: string): string | null {
  const slashed = path.replaceAll("\\", "/");
  // A colon is a drive (C:/), an address (https://) or a Windows stream, and in no portable file name.
  if (slashed.startsWith("/") || slashed.includes(":") || slashed.includes("\0")) return null;
  const names: string[] = [];
  for (const name of slashed.split("/")) {
    if (name === "" || name === ".") continue;
    if (name !== "..") names.push(name);
    else if (names.pop() === undefined) return null;
  }
  return names.length > 0 && !slashed.endsWith("/") ? names.join("/") : null;
}

/** The files of a project by path inside its folder: a common top folder, as zips have it, is taken off. */
export function withoutTopFolder(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  if (files.has(MANIFEST)) return files;
  const tops = [...files.keys()].filter((path) => path.endsWith(`/${MANIFEST}`));
  const depth = (path: string): number => path.split("/").length;
  const least = Math.min(...tops.map(depth));
  const [top, second] = tops.filter((path) => depth(path) === least);
  // Two projects side by side: neither is the one that was meant.
  if (top === undefined || second !== undefined) return files;
  const prefix = top.slice(0, -MANIFEST.length);
  return new Map(
    [...files]
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, bytes]) => [path.slice(prefix.length), bytes]),
  );
}

/** The file that makes a folder a project. */
export const MANIFEST = "project.json";
