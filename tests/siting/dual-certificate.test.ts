import { describe, expect, it } from "vitest";
import { checkDualCertificate, dualCertificate } from "../../src/siting/dual-certificate";

/** Five columns in a ring, each row two neighbours: three are needed, and halves everywhere say 2.5. */
const rows = [0, 1, 2, 3, 4].map((k) => ({ columns: [k, (k + 1) % 5].sort((a, b) => a - b), need: 1 }));
const cost = new Float64Array(5).fill(1);
const site = Int32Array.from([0, 1, 2, 3, 4]);
const proof = dualCertificate(rows, [0.5, 0.5, 0.5, 0.5, 0.5], cost, site);

describe("the integer certificate", () => {
  it("rounds up what it proves: 2.5 columns are 3", () => {
    expect(proof.bound).toBe(3);
    expect(checkDualCertificate(proof, cost, site)).toBe(true);
  });

  it("is refused when anything in it is tampered with", () => {
    const tampered = [
      { ...proof, bound: 4 },
      { ...proof, divisor: Math.floor(proof.divisor / 2) },
      { ...proof, divisor: 0 },
      { ...proof, divisor: -proof.divisor },
      { ...proof, weights: proof.weights.map((weight, k) => (k === 0 ? -weight : weight)) },
      { ...proof, weights: proof.weights.map((weight) => weight + 0.5) },
      { ...proof, weights: proof.weights.slice(1) },
      { ...proof, weights: [NaN, ...proof.weights.slice(1)] },
      { ...proof, weights: proof.weights.map((weight, k) => (k === 0 ? weight * 8 : weight)) },
      { ...proof, rows: proof.rows.map((row) => ({ ...row, columns: [row.columns[0] as number, 9] })) },
      { ...proof, rows: proof.rows.map((row) => ({ ...row, columns: [0, 1] })) },
      { ...proof, rows: proof.rows.map((row) => ({ ...row, need: -1 })) },
      {
        ...proof,
        rows: proof.rows.map((row) => ({
          ...row,
          columns: [row.columns[0] as number, row.columns[0] as number],
        })),
      },
    ];
    for (const one of tampered) expect(checkDualCertificate(one, cost, site)).toBe(false);
    expect(tampered.length).toBe(13);
  });

  it("does not hold for cheaper columns", () => {
    expect(checkDualCertificate(proof, new Float64Array(5).fill(0.5), site)).toBe(false);
    expect(checkDualCertificate(proof, new Float64Array(5).fill(-1), site)).toBe(false);
  });

  it("needs no duals: any weights are a proof of something", () => {
    for (const weights of [[1, 0, 1, 0, 0], [3, 1, 4, 1, 5], [], [0, 0, 0, 0, 0]]) {
      const weak = dualCertificate(rows, weights, cost, site);
      expect(weak.bound).toBeLessThanOrEqual(3);
      expect(checkDualCertificate(weak, cost, site)).toBe(true);
    }
  });

  it("counts a site once, however many kinds could stand there", () => {
    // Two columns of one site cannot both be chosen: one row that needs two of three proves that both sites are used.
    const pair = [{ columns: [0, 1, 2], need: 2 }];
    const shared = dualCertificate(pair, [1], new Float64Array(3).fill(1), Int32Array.from([0, 0, 1]));
    expect(shared.bound).toBe(2);
  });
});
