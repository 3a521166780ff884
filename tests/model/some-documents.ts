import { aPlan, geoPolygon, square } from "../support/a-plan";

// oxlint-disable-next-line typescript/no-explicit-any -- tests break documents in every place
export type Documents = Record<string, any>;

const town = () =>
  aPlan()
    .withSiren("S1", { eastM: 0, northM: 0 })
    .withSiren("S2", { eastM: 300, northM: 0, status: "proposed" });

/** The documents of a small sound project, each layer filled. */
export const documents = (): Documents =>
  structuredClone(
    town()
      .withAmbient(square(100), 60)
      .withBuilding(square(20), 30)
      .withPopulation(square(250), 12)
      .withCandidate("C1", 100, 100)
      .withFeature(
        "barriers",
        {
          type: "LineString",
          coordinates: [
            [112.95, 27.85],
            [112.951, 27.85],
          ],
        },
        { height: [2, 3] },
      )
      .withFeature("ground", geoPolygon(square(50)), { G: 0.3 })
      .withFeature(
        "feedback",
        { type: "Point", coordinates: [112.95, 27.85] },
        { id: "R1", date: "2026-11-01", heard: "no", status: "open" },
      )
      .withFeature(
        "context",
        { type: "Point", coordinates: [112.95, 27.85] },
        { kind: "place", name: "东方红广场" },
      )
      .documents(),
  );
