import { fc, test } from "@fast-check/vitest";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { crc32 } from "../../src/io/crc32";
import { ZIP_LIMITS, readProjectZip, writeProjectZip } from "../../src/io/project-zip";
import { parseProject } from "../../src/model/parse-project";
import { aPlan } from "../support/a-plan";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const reasonOf = (bytes: Uint8Array, limits = ZIP_LIMITS as { bytes: number; entries: number }): string => {
  const read = readProjectZip(bytes, "x.sirenplan", limits);
  return read.ok ? "ok" : [read.error.code, read.error.detail?.["reason"]].filter(Boolean).join(" ");
};

const files = aPlan({ name: "河东" }).withSiren("拟1", { eastM: 0, northM: 0 }).files();
files.set("说明/读我.txt", utf8("演示数据"));
files.set("empty.txt", new Uint8Array());
const packed = writeProjectZip(files);

/** Offset of the first central header: its signature. */
const centralOf = (bytes: Uint8Array): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length - 4; at++) if (view.getUint32(at, true) === 0x02014b50) return at;
  throw new Error("no central header");
};

/** A copy with some bytes changed. */
const changed = (bytes: Uint8Array, change: (view: DataView, central: number) => void): Uint8Array => {
  const copy = bytes.slice();
  change(new DataView(copy.buffer), centralOf(copy));
  return copy;
};

describe("a .sirenplan", () => {
  it("gives back the files that were packed, names in Chinese and empty files too", () => {
    const read = readProjectZip(packed, "x.sirenplan");
    expect(read.ok && read.value).toEqual(files);
    expect(read.ok && parseProject(read.value).ok).toBe(true);
  });

  it("is the same bytes for the same files, whatever their order and the time of day", () => {
    expect(writeProjectZip(new Map([...files].reverse()))).toEqual(packed);
  });

  it("opens with a top folder, and with folder entries as other programs write them", () => {
    const foreign = zipSync(
      Object.fromEntries([
        ["town/", new Uint8Array()],
        ...[...files].map(([path, bytes]) => [`town/${path}`, bytes]),
      ]) as Record<string, Uint8Array>,
    );
    const read = readProjectZip(foreign, "x.zip");
    expect(read.ok && read.value.size).toBe(files.size);
    expect(read.ok && parseProject(read.value).ok).toBe(true);
  });

  it("opens where names are in GB 18030, as Windows in China writes them", () => {
    // 读我 in GBK; the same length as four letters, so that it can be written over them.
    const gbk = [0xb6, 0xc1, 0xce, 0xd2];
    const zip = zipSync({ "abcd.txt": utf8("x") });
    const at = [...zip.keys()].filter((i) => utf8("abcd").every((byte, k) => zip[i + k] === byte));
    expect(at).toHaveLength(2);
    for (const start of at) zip.set(gbk, start);
    const read = readProjectZip(zip, "x.zip");
    expect(read.ok && [...read.value.keys()]).toEqual(["读我.txt"]);
  });

  it("cut at every byte is refused, never half opened", () => {
    for (let length = 0; length < packed.length; length++)
      expect(reasonOf(packed.subarray(0, length))).toMatch(/^bad-zip/);
    expect(packed.length).toBeGreaterThan(1_000);
  });

  test.prop([fc.nat(), fc.integer({ min: 1, max: 255 })], { numRuns: 3_000 })(
    "with a byte damaged: never other contents, never a crash",
    (where, flip) => {
      const damaged = packed.slice();
      const at = where % damaged.length;
      damaged[at] = (damaged[at] as number) ^ flip;
      const read = readProjectZip(damaged, "x");
      if (!read.ok) return;
      // Times and attributes may differ, and a name may: what a file holds is under its checksum.
      const contents = [...files.values()].map(String).sort();
      expect([...read.value.values()].map(String).sort()).toEqual(contents);
    },
  );

  test.prop([fc.uint8Array({ maxLength: 400 })])("of noise is refused", (noise) => {
    expect(reasonOf(Uint8Array.from([0x50, 0x4b, 3, 4, ...noise]))).toMatch(/^bad-zip/);
  });

  it.each([
    "../evil.txt",
    "a/../../evil.txt",
    "/etc/passwd",
    "C:\\evil.txt",
    "C:evil.txt",
    "\\\\host\\share",
  ])("with a name that leads out of the folder: %s", (name) => {
    expect(reasonOf(zipSync({ [name]: utf8("x") }))).toBe("bad-zip unsafe-name");
  });

  it("with a name twice, if only by another spelling", () => {
    expect(reasonOf(zipSync({ "a.txt": utf8("1"), "./a.txt": utf8("2") }))).toBe("bad-zip duplicate-name");
  });

  it("with a stated size that lies, either way", () => {
    const zip = zipSync({ "a.txt": utf8("a".repeat(1_000)) });
    expect(reasonOf(changed(zip, (view, central) => view.setUint32(central + 24, 10, true)))).toBe(
      "bad-zip wrong-size",
    );
    expect(reasonOf(changed(zip, (view, central) => view.setUint32(central + 24, 2_000, true)))).toBe(
      "bad-zip wrong-size",
    );
  });

  it("with a checksum that does not hold", () => {
    expect(reasonOf(changed(packed, (view, central) => view.setUint32(central + 16, 1, true)))).toBe(
      "bad-zip wrong-checksum",
    );
  });

  it("encrypted, or packed in a way we do not know", () => {
    expect(reasonOf(changed(packed, (view, central) => view.setUint16(central + 8, 1, true)))).toBe(
      "bad-zip encrypted",
    );
    expect(reasonOf(changed(packed, (view, central) => view.setUint16(central + 10, 99, true)))).toBe(
      "bad-zip unknown-method",
    );
  });

  it("that would fill the memory is refused before it is unpacked, even where it lies about its size", () => {
    const bomb = zipSync({ "a.txt": new Uint8Array(30_000_000) });
    expect(bomb.length).toBeLessThan(40_000);
    expect(reasonOf(bomb, { bytes: 1_000_000, entries: 10 })).toBe("too-large");
    const lying = changed(bomb, (view, central) => view.setUint32(central + 24, 1_000, true));
    expect(reasonOf(lying, { bytes: 1_000_000, entries: 10 })).toBe("bad-zip wrong-size");
  });

  it("with more files than a project has", () => {
    const many = zipSync(
      Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${i}`, new Uint8Array()])),
    );
    expect(reasonOf(many, { bytes: 1_000, entries: 100 })).toBe("too-large");
  });

  it("CRC-32 has its check value", () => {
    // The value that the catalogue of CRC algorithms gives for "123456789".
    expect(crc32(utf8("123456789"))).toBe(0xcbf43926);
  });
});
