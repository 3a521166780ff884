// npm start: installs what is missing, builds, serves on loopback, prints the address once it answers.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { installPackages, root } from "./lib/install.mjs";
import { newestChange } from "./lib/newest-change.mjs";

installPackages();
const { build, preview } = await import("vite");

const built = newestChange(["dist/index.html"]);
const sources = ["src", "workers", "data", "public", "index.html", "vite.config.ts", "package-lock.json"];
if (newestChange(sources) > built) {
  console.log("Building the planner …");
  await build({ root, logLevel: "warn" });
}
if (!existsSync(`${root}dist/index.html`)) throw new Error("the build left no dist/index.html");

const wanted = Number(process.env.PORT ?? 4173);
const server = await preview({
  root,
  preview: { port: wanted, strictPort: false, open: false },
  logLevel: "silent",
});
const address = server.resolvedUrls?.local[0];
const answer = await fetch(address);
if (!answer.ok) throw new Error(`the server answers ${answer.status}`);
console.log(`\n  河东防空警报布点 · Siren coverage planner\n  ${address}\n\n  Ctrl+C ends it.`);
openOnDesktop(address);

/** Opens the address in the browser where there is a desktop to show it on. */
function openOnDesktop(url) {
  if (process.env.CI || process.env.NO_OPEN) return;
  const desktop = process.platform !== "linux" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!desktop) return;
  const [command, args] =
    process.platform === "darwin"
      ? ["open", [url]]
      : process.platform === "win32"
        ? ["cmd", ["/c", "start", "", url]]
        : ["xdg-open", [url]];
  spawn(command, args, { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}
