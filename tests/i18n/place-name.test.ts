import type { Feature } from "geojson";
import { describe, expect, it } from "vitest";
import { wgs84 } from "../../src/geo/datums";
import { placesOf } from "../../src/model/named-places";
import { placeName } from "../../src/i18n/place-name";

const GARDEN = { name: "湘江花园", at: wgs84(112.9, 27.85) };
/** One thousandth of a degree of latitude is 111 m; of longitude, here, 98 m. */
const at = (eastMilli: number, northMilli: number) =>
  wgs84(112.9 + eastMilli / 1000, 27.85 + northMilli / 1000);

describe("the name of a place", () => {
  it("stands alone within 150 m", () => {
    expect(placeName(at(0, 1), [GARDEN], "zh")).toBe("湘江花园");
  });

  it("says on which side of it the point lies beyond that", () => {
    expect(placeName(at(0, -3), [GARDEN], "zh")).toBe("湘江花园南侧");
    expect(placeName(at(4, -4), [GARDEN], "zh")).toBe("湘江花园东南侧");
    expect(placeName(at(-4, 0), [GARDEN], "zh")).toBe("湘江花园西侧");
    expect(placeName(at(-4, 4), [GARDEN], "zh")).toBe("湘江花园西北侧");
    expect(placeName(at(0, 4), [GARDEN], "zh")).toBe("湘江花园北侧");
  });

  it("says how far it is when that is more than a kilometre", () => {
    expect(placeName(at(0, -20), [GARDEN], "zh")).toBe("湘江花园以南 2.2 km");
  });

  it("keeps the name and turns the words in English", () => {
    expect(placeName(at(0, -3), [GARDEN], "en")).toBe("S of 湘江花园");
    expect(placeName(at(4, 4), [GARDEN], "en")).toBe("NE of 湘江花园");
    expect(placeName(at(0, -20), [GARDEN], "en")).toBe("2.2 km S of 湘江花园");
  });

  it("is that of the nearest one, and none where there is none", () => {
    const near = { name: "红霞学校", at: at(1, 1) };
    expect(placeName(at(1, 1), [GARDEN, near], "zh")).toBe("红霞学校");
    expect(placeName(at(0, 0), [], "zh")).toBeNull();
  });
});

it("takes named points of kind place from the context, and nothing else", () => {
  const feature = (properties: Feature["properties"], geometry: Feature["geometry"]): Feature => ({
    type: "Feature",
    properties,
    geometry,
  });
  const point = { type: "Point" as const, coordinates: [112.9, 27.85] };
  const line = {
    type: "LineString" as const,
    coordinates: [
      [112, 27],
      [113, 28],
    ],
  };
  const places = placesOf([
    feature({ kind: "place", name: "湘江花园" }, point),
    feature({ kind: "rail", name: "京广线" }, point),
    feature({ kind: "place", name: "湘江路" }, line),
    feature({ kind: "place" }, point),
    feature(null, point),
  ]);
  expect(places).toEqual([{ name: "湘江花园", at: [112.9, 27.85] }]);
});
