import { expect, it } from "vitest";
import { typeName } from "../../src/i18n/type-name";

it("names a siren type in English where the catalogue does, and else as the project does", () => {
  const type = { name: "电动警报器", extra: { nameEn: "Motor siren" } };
  expect(typeName(type, "zh")).toBe("电动警报器");
  expect(typeName(type, "en")).toBe("Motor siren");
  expect(typeName({ ...type, extra: {} }, "en")).toBe("电动警报器");
  expect(typeName({ ...type, extra: { nameEn: 7 } }, "en")).toBe("电动警报器");
});
