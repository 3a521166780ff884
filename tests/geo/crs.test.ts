import { describe, expect, it } from "vitest";
import { crsOf, projDefinition } from "../../src/geo/crs";

describe("the systems that elevation comes in", () => {
  it("have the central meridians and false eastings that the registry gives them", () => {
    const gauss = (lon0: number, x0: number) => new RegExp(`tmerc .*lon_0=${lon0} .*x_0=${x0} `);
    // EPSG registry: name of each code.
    expect(projDefinition(4491)).toMatch(gauss(75, 13_500_000)); // CGCS2000 / Gauss-Kruger zone 13
    expect(projDefinition(4498)).toMatch(gauss(117, 20_500_000)); // … zone 20
    expect(projDefinition(4501)).toMatch(gauss(135, 23_500_000)); // … zone 23
    expect(projDefinition(4502)).toMatch(gauss(75, 500_000)); // CGCS2000 / Gauss-Kruger CM 75E
    expect(projDefinition(4508)).toMatch(gauss(111, 500_000)); // … CM 111E
    expect(projDefinition(4513)).toMatch(gauss(75, 25_500_000)); // CGCS2000 / 3-degree Gauss-Kruger zone 25
    expect(projDefinition(4526)).toMatch(gauss(114, 38_500_000)); // … zone 38
    expect(projDefinition(4533)).toMatch(gauss(135, 45_500_000)); // … zone 45
    expect(projDefinition(4534)).toMatch(gauss(75, 500_000)); // CGCS2000 / 3-degree Gauss-Kruger CM 75E
    expect(projDefinition(4546)).toMatch(gauss(111, 500_000)); // … CM 111E
    expect(projDefinition(4547)).toMatch(gauss(114, 500_000)); // … CM 114E
    expect(projDefinition(4554)).toMatch(gauss(135, 500_000)); // … CM 135E
    expect(projDefinition(32649)).toContain("+proj=utm +zone=49 ");
    expect(projDefinition(32719)).toContain("+zone=19 +south");
  });

  it("put the central meridian at the false easting, the equator at 0, and lead back", () => {
    let seen = 0;
    for (let code = 4491; code <= 4554; code++) {
      const crs = crsOf(code);
      const lon = Number(/lon_0=(\d+)/.exec(projDefinition(code) ?? "")?.[1]);
      const easting = Number(/x_0=(\d+)/.exec(projDefinition(code) ?? "")?.[1]);
      const [x, y] = crs?.fromDegrees(lon, 0) ?? [];
      expect(x).toBeCloseTo(easting, 6);
      expect(y).toBeCloseTo(0, 6);
      const back = crs?.toDegrees(...(crs.fromDegrees(lon + 0.7, 28) as [number, number])) ?? [];
      expect(back[0]).toBeCloseTo(lon + 0.7, 9);
      expect(back[1]).toBeCloseTo(28, 9);
      seen++;
    }
    expect(seen).toBe(64);
  });

  it("agree with published values", () => {
    // The meridian arc of GRS80 from the equator to 45° is 4 984 944.378 m.
    expect(crsOf(4547)?.fromDegrees(114, 45)[1]).toBeCloseTo(4_984_944.378, 2);
    // Web Mercator: half the equator is π · 6 378 137 m.
    expect(crsOf(3857)?.fromDegrees(180, 0)[0]).toBeCloseTo(Math.PI * 6_378_137, 4);
    expect(crsOf(4490)?.fromDegrees(113, 28)).toEqual([113, 28]);
  });

  it("are nothing where the code is not known", () => {
    for (const code of [0, 2436, 4214, 4610, 32600, 32661, 4555, 32767, 4547.5, NaN])
      expect(crsOf(code)).toBeNull();
  });
});
