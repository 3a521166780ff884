import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Folder of the project. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Runs a command in the project; returns its exit code. */
export function run(command, args, options = {}) {
  const shell = process.platform === "win32";
  return spawnSync(command, args, { cwd: root, stdio: "inherit", shell, ...options }).status ?? 1;
}

/** Path of a program that an installed package brings. */
export const localBin = (name) => `${root}node_modules/.bin/${name}`;

/** Installs the packages of the lock file where they are missing or another version. */
export function installPackages() {
  const read = (path) => {
    try {
      return JSON.parse(readFileSync(`${root}${path}`, "utf8")).packages;
    } catch {
      return null;
    }
  };
  const [wanted, have] = [read("package-lock.json"), read("node_modules/.package-lock.json")];
  const complete =
    wanted &&
    have &&
    Object.entries(wanted).every(
      ([path, entry]) => path === "" || entry.optional || have[path]?.version === entry.version,
    );
  if (complete) return;
  console.log("Installing packages (npm ci) …");
  if (run("npm", ["ci", "--no-audit", "--no-fund"]) !== 0) {
    console.error("npm ci failed: see its message above. It needs the npm registry.");
    process.exit(1);
  }
}

const CHROMIUM_PATHS = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

/** Path of a Chromium for the browser tests; installs Debian's where it may. */
export function installChromium() {
  const find = () => CHROMIUM_PATHS.find((path) => path && existsSync(path));
  const isDebianRoot = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  const missing = [];
  if (!find()) missing.push("chromium");
  if (isDebianRoot && !existsSync("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"))
    missing.push("fonts-noto-cjk", "fontconfig");
  if (missing.length > 0 && isDebianRoot) {
    console.log(`Installing ${missing.join(", ")} (apt-get) …`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    run("apt-get", ["update", "-qq"], { env });
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...missing], { env, stdio: "ignore" });
  }
  const found = find();
  if (!found) {
    console.error(
      "The browser tests need Chromium or Chrome: install one, or set CHROMIUM to its path. " +
        "On Debian as root this script installs it by itself.",
    );
    process.exit(1);
  }
  return found;
}
