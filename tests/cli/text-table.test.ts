import { describe, expect, it } from "vitest";
import { displayWidth } from "../../src/cli/display-width";
import { oneLine } from "../../src/cli/one-line";
import { textTable } from "../../src/cli/text-table";

describe("a table in the terminal", () => {
  it("counts Chinese characters as two columns", () => {
    expect(displayWidth("盲区 B01")).toBe(8);
    expect(displayWidth("−4.7 dB，㎡")).toBe(11);
    expect(displayWidth("e\u0301")).toBe(1);
    expect(
      textTable(
        [
          ["编号", "面积"],
          ["B01", "7.28"],
          ["拟1", "141.50"],
        ],
        ["left", "right"],
      ),
    ).toBe(["编号    面积", "B01     7.28", "拟1   141.50"].join("\n"));
  });

  it("keeps every cell in its line", () => {
    expect(oneLine("a\r\n\tb\u001b[2J\u2028c\u202ed")).toBe("a b\ufffd[2J\ufffdc\ufffdd");
    expect(textTable([["a\nb"]])).toBe("a b");
  });
});
