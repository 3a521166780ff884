import { describe, expect, it } from "vitest";
import { INITIAL_VIEW, viewFrom } from "../../src/ui/view-state";

describe("the stored view", () => {
  it("is Chinese and light for a first visitor", () => {
    expect(viewFrom(null)).toEqual(INITIAL_VIEW);
    expect(INITIAL_VIEW).toMatchObject({ language: "zh", theme: "light", blindSort: "persons" });
  });

  it("comes back as it was kept", () => {
    const kept = {
      ...INITIAL_VIEW,
      language: "en",
      theme: "dark",
      legendFolded: true,
      blindSort: "area",
      layers: { ...INITIAL_VIEW.layers, blind: { visible: false, opacity: 0.5 } },
    };
    expect(viewFrom(JSON.stringify(kept))).toEqual(kept);
  });

  it("falls back wherever what was kept does not hold", () => {
    expect(viewFrom("{")).toEqual(INITIAL_VIEW);
    expect(viewFrom("[1]")).toEqual(INITIAL_VIEW);
    const odd = {
      language: "fr",
      theme: 3,
      layers: { blind: { visible: "no", opacity: 7 } },
      blindSort: "id",
    };
    expect(viewFrom(JSON.stringify(odd))).toEqual(INITIAL_VIEW);
  });
});
