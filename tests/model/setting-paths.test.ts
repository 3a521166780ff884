import { describe, expect, it } from "vitest";
import { SETTING_PATHS, setSetting } from "../../src/model/setting-paths";
import { aPlan } from "../support/a-plan";

const { settings } = aPlan().build();

describe("a setting by its path, as the command line has it", () => {
  it.each([
    ["criterion.safetyMargin", "3", (s: typeof settings) => s.criterion.safetyMarginDb, 3],
    ["cn120.excess", "12.5", (s: typeof settings) => s.cn120.excessDb, 12.5],
    ["fema.perDoubling", "12", (s: typeof settings) => s.fema.perDoublingDb, 12],
    ["ambientDefault", "60", (s: typeof settings) => s.ambientDefaultDb, 60],
    ["criterion.weighting", "C", (s: typeof settings) => s.criterion.weighting, "C"],
    ["criterion.floor", "70", (s: typeof settings) => s.criterion.floorDb, 70],
    ["iso9613.groundFactor", "0", (s: typeof settings) => s.iso9613.groundFactor, 0],
    ["iso9613.groundGain", "true", (s: typeof settings) => s.iso9613.groundGain, true],
    ["iso9613.edition", "2024", (s: typeof settings) => s.iso9613.edition, 2024],
    ["iso9613.reflections", "1", (s: typeof settings) => s.iso9613.reflections, 1],
    ["model", "fema", (s: typeof settings) => s.model, "fema"],
    ["combine", "energy", (s: typeof settings) => s.combine, "energy"],
    ["certificate.timeLimit", "5", (s: typeof settings) => s.certificate.timeLimitS, 5],
  ])("%s=%s", (path, text, read, value) => {
    const set = setSetting(settings, path, text);
    expect(set.ok && read(set.value)).toBe(value);
  });

  it("takes a floor away with none, and keeps everything else", () => {
    const floor = setSetting(settings, "criterion.floor", "70");
    const none = floor.ok && setSetting(floor.value, "criterion.floor", "none");
    expect(none && none.ok && none.value).toEqual(settings);
  });

  it.each([
    ["criterion", "3", "unknown-setting"],
    ["criterion.safety", "3", "unknown-setting"],
    ["__proto__.x", "3", "unknown-setting"],
    ["", "3", "unknown-setting"],
    ["extra", "3", "unknown-setting"],
    ["cn120.excess", "", "wrong-type"],
    ["cn120.excess", "3 dB", "wrong-type"],
    ["cn120.excess", "0x10", "wrong-type"],
    ["cn120.excess", "NaN", "wrong-type"],
    ["cn120.excess", "1e999", "out-of-range"],
    ["cn120.excess", "-1", "out-of-range"],
    ["model", "magic", "unknown-value"],
    ["criterion.weighting", "Z", "unknown-value"],
    ["iso9613.edition", "2000", "unknown-value"],
    ["iso9613.groundGain", "yes", "wrong-type"],
  ])("%s=%s is refused", (path, text, code) => {
    const set = setSetting(settings, path, text);
    expect(set.ok ? "ok" : set.error.code).toBe(code);
  });

  it("knows every path", () => {
    expect(SETTING_PATHS).toHaveLength(21);
  });
});
