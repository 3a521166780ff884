// npm test: sets everything up and runs every check. The last line counts them: "N passed, N failed".
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installChromium, installPackages, localBin, run } from "./lib/install.mjs";

installPackages();
const chromium = installChromium();
const env = { ...process.env, CHROMIUM: chromium, NO_COLOR: "1" };

let passed = 0;
let failed = 0;

/** Runs a check that passes or fails as one. */
function check(name, command, args) {
  console.log(`\n== ${name}`);
  const good = run(command, args, { env }) === 0;
  console.log(good ? `ok   ${name}` : `FAIL ${name}`);
  if (good) passed += 1;
  else failed += 1;
}

check("types", localBin("tsc"), ["-p", "."]);
check("types without the DOM (kernels)", localBin("tsc"), ["-p", "tsconfig.kernels.json"]);
check("format", localBin("prettier"), ["--check", "--log-level", "warn", "."]);
check("lint", localBin("oxlint"), ["--type-aware", "--quiet", "src", "workers", "tests"]);
check("build of the planner", localBin("vite"), ["build", "--logLevel", "warn"]);
check("build of the command line", process.execPath, ["scripts/build-cli.mjs"]);

console.log("\n== tests");
const folder = mkdtempSync(join(tmpdir(), "siren-tests-"));
const report = join(folder, "report.json");
run(localBin("vitest"), ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`], {
  env,
});
try {
  const result = JSON.parse(readFileSync(report, "utf8"));
  passed += result.numPassedTests;
  failed += result.numFailedTests;
  // A file that cannot be loaded holds no test that fails: it counts as one.
  failed += result.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  if (result.numTotalTests === 0 || (!result.success && failed === 0)) failed += 1;
} catch {
  console.error(`The test runner left no report in ${report}.`);
  failed += 1;
}
rmSync(folder, { recursive: true, force: true });

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
