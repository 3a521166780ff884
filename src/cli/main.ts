import { run } from "./run";

/** A reader that has gone away (`| head`) is no failure of ours; whoever writes on is told so by nobody. */
function ignoreClosedPipe(stream: NodeJS.WriteStream): void {
  stream.on("error", (reason: NodeJS.ErrnoException) => {
    if (reason.code !== "EPIPE") process.exitCode = 2;
  });
}

ignoreClosedPipe(process.stdout);
ignoreClosedPipe(process.stderr);
const { stdout, stderr, exitCode } = await run(process.argv.slice(2), process.env);
// The exit code is set, not exit() called: a pipe takes what is written in its own time.
process.exitCode = exitCode;
if (stdout !== "") process.stdout.write(stdout);
if (stderr !== "") process.stderr.write(stderr);
