import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const hedong = path("data/hedong");

/** Runs the program as a user does, from a folder that is not the project's. */
const siren = (...args: string[]) =>
  spawnSync(process.execPath, [path("bin/siren-plan.mjs"), ...args], {
    cwd: tmpdir(),
    encoding: "utf8",
    env: {},
  });

describe("the installed program", () => {
  it("runs from any folder, with exit codes and streams as the contract says", () => {
    const good = siren("evaluate", hedong, "--json");
    expect([good.status, good.stderr]).toEqual([0, ""]);
    expect(JSON.parse(good.stdout)).toMatchObject({ model: "cn120", undecidedM2: 0 });
    const missed = siren("evaluate", hedong, "--require", "100", "--json");
    expect([missed.status, missed.stderr]).toEqual([1, ""]);
    const bad = siren("evaluate", `${hedong}/nowhere`, "--json");
    expect([bad.status, bad.stdout]).toEqual([2, ""]);
    expect(bad.stderr).toMatch(/^[^\n]*nowhere[^\n]*\n$/);
  });

  it("says nothing when its reader goes away", () => {
    const program = `"${process.execPath}" "${path("bin/siren-plan.mjs")}"`;
    const { stderr } = spawnSync(`${program} evaluate "${hedong}" --json | head -c 10`, {
      shell: true,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
  });
});
