import { oneLine } from "./one-line";
import { run } from "./run";

/** A reader that has gone away (`| head`) is no failure of ours; a full disk is, and is told where it still can be. */
process.stdout.on("error", (reason: NodeJS.ErrnoException) => {
  if (reason.code === "EPIPE") return;
  process.exitCode = 2;
  process.stderr.write(`${oneLine(reason.message)}\n`);
});
// Nobody is left to be told.
process.stderr.on("error", () => {});

const { stdout, stderr, exitCode } = await run(process.argv.slice(2), process.env);
// The exit code is set, not exit() called: a pipe takes what is written in its own time.
process.exitCode = exitCode;
if (stdout !== "") process.stdout.write(stdout);
if (stderr !== "") process.stderr.write(stderr);
