import { describe, expect, it } from "vitest";
import type { BlindSpotId, SirenId, SirenTypeId } from "../../src/base/ids";
import type { BlindSpot } from "../../src/engine/contract";
import { wgs84 } from "../../src/geo/datums";
import type { Siren } from "../../src/model/plan";
import { orderedBlindSpots } from "../../src/ui/blind-order";
import { NO_FILTER, ledgerRows, ledgerState } from "../../src/ui/ledger-rows";
import { searchHits } from "../../src/ui/search-hits";

const spot = (
  id: string,
  areaM2: number,
  persons: number | undefined,
  marginDb: number | null,
  marginM?: number,
) =>
  ({
    id: id as BlindSpotId,
    areaM2,
    ...(persons === undefined ? {} : { persons }),
    worst: { marginDb, ...(marginM === undefined ? {} : { marginM }) },
  }) as BlindSpot;

const siren = (id: string, patch: Partial<Siren> = {}): Siren => ({
  id: id as SirenId,
  name: `site ${id}`,
  at: wgs84(112.9, 27.85),
  status: "existing",
  type: "e" as SirenTypeId,
  service: "ok",
  extra: {},
  ...patch,
});

const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id);
const label = ({ id }: Siren) => id;

describe("the list of blind spots", () => {
  const spots = [spot("B01", 500, 10, -3), spot("B02", 900, 10, -1), spot("B03", 100, 70, -0.1)];

  it("has the most persons first, then the largest area", () => {
    expect(ids(orderedBlindSpots(spots, "persons"))).toEqual(["B03", "B02", "B01"]);
  });

  it("can be by area or by the worst margin, and ids stay with the places", () => {
    expect(ids(orderedBlindSpots(spots, "area"))).toEqual(["B02", "B01", "B03"]);
    expect(ids(orderedBlindSpots(spots, "margin"))).toEqual(["B01", "B02", "B03"]);
    expect(ids(spots)).toEqual(["B01", "B02", "B03"]);
  });

  it("is by area where nobody is counted, and by metres where there is no level", () => {
    const radius = [spot("B01", 5, undefined, null, -20), spot("B02", 9, undefined, null, -400)];
    expect(ids(orderedBlindSpots(radius, "persons"))).toEqual(["B02", "B01"]);
    expect(ids(orderedBlindSpots(radius, "margin"))).toEqual(["B02", "B01"]);
  });
});

describe("the ledger", () => {
  const sirens = [
    siren("10"),
    siren("9"),
    siren("04", { service: "fault" }),
    siren("拟2", { status: "proposed" }),
    siren("拟1", { status: "proposed", service: "fault", host: "湘钢一校" }),
  ];

  it("has the proposed first, then what is out of service, then the rest by number", () => {
    expect(ids(ledgerRows(sirens, NO_FILTER, label))).toEqual(["拟1", "拟2", "04", "9", "10"]);
  });

  it("says a fault of a proposed siren before that it is proposed", () => {
    expect(sirens.map(ledgerState)).toEqual(["ok", "ok", "fault", "proposed", "fault"]);
  });

  it("finds by number, shown number, site and host, and filters by state and type", () => {
    expect(ids(ledgerRows(sirens, { ...NO_FILTER, text: "湘钢" }, label))).toEqual(["拟1"]);
    expect(ids(ledgerRows(sirens, { ...NO_FILTER, text: "p2" }, ({ id }) => id.replace("拟", "P")))).toEqual([
      "拟2",
    ]);
    expect(ids(ledgerRows(sirens, { ...NO_FILTER, states: ["fault"] }, label))).toEqual(["拟1", "04"]);
    expect(ledgerRows(sirens, { ...NO_FILTER, types: ["m" as SirenTypeId] }, label)).toEqual([]);
  });
});

describe("the search", () => {
  const among = {
    sirens: [siren("01", { name: "学校" })],
    spots: [spot("B01", 1, 1, -1)],
    places: [
      { name: "江滨学校", at: wgs84(112.9, 27.8) },
      { name: "江滨学校", at: wgs84(112.8, 27.8) },
    ],
  };

  it("finds sirens, blind spots and places, with a key for each", () => {
    const hits = searchHits("学校", among, label);
    expect(hits.map(({ kind }) => kind)).toEqual(["siren", "place", "place"]);
    expect(new Set(hits.map(({ key }) => key)).size).toBe(3);
    expect(searchHits("b01", among, label).map(({ kind }) => kind)).toEqual(["blind-spot"]);
  });

  it("finds nothing for nothing", () => {
    expect(searchHits("  ", among, label)).toEqual([]);
  });
});
