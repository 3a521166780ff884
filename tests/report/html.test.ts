import { describe, expect, it } from "vitest";
import type { Plan } from "../../src/model/plan";
import { cssText } from "../../src/report/html-style";
import { renderReport } from "../../src/report/render-report";
import { aPlan, at, geoPolygon, square } from "../support/a-plan";
import { samplePlan } from "../support/hedong";
import { aReport } from "./a-report";

const PAYLOADS = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' onload='alert(1)`,
  `</style><script>alert(1)</script>`,
  `</text></svg><svg onload=alert(1)>`,
  `]]><script>alert(1)</script>`,
  `&lt;script&gt;alert(1)&lt;/script&gt;`,
  `javascript:alert(1)`,
  `\u202e<b>\u0000\u001b[31m`,
  `--><script>alert(1)</script><!--`,
];

/** A plan in which every text that a user can write is hostile. */
function hostile(payload: string): Plan {
  const river = { kind: "river", name: payload };
  const plan = aPlan({ name: payload, area: square(2_000) })
    .withType({
      id: payload,
      name: payload,
      level: { value: 120, weighting: "A", distance: 1 },
      frequency: 500,
      mount: 20,
      nominalRadius: 500,
    })
    .withSiren(`S${payload}`, { eastM: 0, northM: 0, name: payload, type: payload })
    .withSiren(`拟${payload}`, { eastM: 300, northM: 0, type: payload, service: "fault", status: "proposed" })
    .withFeature(
      "context",
      { type: "Point", coordinates: [...at(500, 500)] },
      { kind: "place", name: payload, rank: 1 },
    )
    .withFeature("context", { type: "LineString", coordinates: [[...at(-900, 0)], [...at(900, 0)]] }, river)
    .withFeature("context", geoPolygon(square(100)), river)
    .build();
  const manifest = {
    ...plan.source.manifest,
    illustrative: true,
    notice: payload,
    attribution: { zh: payload, en: payload },
  };
  return { ...plan, source: { ...plan.source, manifest } };
}

/** Everything between tags, and the tags themselves. */
const tagsOf = (html: string): string[] =>
  [...html.matchAll(/<\/?([a-zA-Z][^\s/>]*)/g)].map((match) => match[1] as string);

const KNOWN_TAGS = new Set(
  "html head meta title style body div table thead tbody tr td th span main h1 h2 h3 section p b small ol li figure figcaption svg defs pattern rect path circle g clipPath text".split(
    " ",
  ),
);

describe("the report as HTML", () => {
  it("shows every hostile text as text, and has no tag that is not its own", () => {
    let seen = 0;
    for (const payload of PAYLOADS)
      for (const language of ["zh", "en"] as const) {
        const html = renderReport(aReport(hostile(payload), { language }), "html");
        expect(tagsOf(html).filter((tag) => !KNOWN_TAGS.has(tag))).toEqual([]);
        expect(html).not.toMatch(/<[^>]*\son\w+\s*=/i);
        expect(html.match(/<style>/g)).toHaveLength(1);
        // eslint-disable-next-line no-control-regex
        expect(html).not.toMatch(/[\u0000-\u0008\u001b\u202a-\u202e]/);
        seen += 1;
      }
    expect(seen).toBe(20);
  });

  it("asks for nothing from anywhere: no address, no script, and a policy that forbids both", () => {
    const html = renderReport(aReport(samplePlan("hedong")), "html");
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(html).not.toMatch(/\ssrc=|\shref=|<link|<script|@import|url\((?!#)/);
    expect(html.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:/);
  });

  it("carries 演示数据 in the running head, on the map and among the sources", () => {
    const html = renderReport(aReport(samplePlan("hedong")), "html");
    expect(html.match(/演示数据，非真实点位/g)?.length).toBeGreaterThanOrEqual(3);
  });

  it("writes a CSS string that no text can leave", () => {
    expect(cssText(`a"b\\c</style>\n`)).toBe(`"a\\22 b\\5c c\\3c \\2f style\\3e \\a "`);
  });
});
