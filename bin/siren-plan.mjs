#!/usr/bin/env node
// siren-plan: runs the bundled command line, and bundles it first where it is missing or older than its sources.
import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { newestChange } from "../scripts/lib/newest-change.mjs";

const bundle = fileURLToPath(new URL("../dist-cli/siren-plan.mjs", import.meta.url));
/** What the command line is made of; the browser's faces are no part of it. */
const SOURCES = [
  ..."base geo model acoustics coverage siting analysis io report i18n cli"
    .split(" ")
    .map((name) => `src/${name}`),
  "package-lock.json",
  "scripts/build-cli.mjs",
];

try {
  if (newestChange(SOURCES) > newestChange(["dist-cli/siren-plan.mjs"])) await rebuild();
  await import(pathToFileURL(bundle).href);
} catch (reason) {
  const message = reason instanceof Error ? reason.message : String(reason);
  const line = message.replaceAll(/\u001b\[[\d;]*m/g, "").replaceAll(/\s+/g, " ");
  process.stderr.write(`siren-plan: ${line.slice(0, 600)}\n`);
  process.exitCode = 2;
}

/** A folder that cannot be written, or one without the builder, keeps the bundle that it came with. */
async function rebuild() {
  try {
    const { buildCli } = await import("../scripts/build-cli.mjs");
    await buildCli();
  } catch (reason) {
    const isInstalled = ["EACCES", "EROFS", "EPERM", "ERR_MODULE_NOT_FOUND"].includes(reason?.code);
    if (!isInstalled || !existsSync(bundle)) throw reason;
  }
}
