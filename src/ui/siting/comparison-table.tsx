import type { ReactElement } from "react";
import {
  NO_NUMBER,
  blindTotals,
  decimal,
  rate,
  rateDifference,
  ratePoints,
  signed,
} from "../../i18n/number-format";
import type { Siren, SirenType } from "../../model/plan";
import type { SitingOutcome } from "../../session/siting-state";
import { shownAnswer } from "../shown-answer";
import { usePlan, useSession } from "../use-session";
import { useWords } from "../view-state";

/** The plan on the map beside the one that was found. */
export function ComparisonTable({ outcome }: { readonly outcome: SitingOutcome }): ReactElement | null {
  const { compare: words } = useWords().siting;
  const plan = usePlan();
  const before = useSession((state) => shownAnswer(state.result))?.evaluation;
  if (!before) return null;
  const { evaluation: after, sirens } = outcome.answer;
  const [old, now] = [blindTotals(before.blindSpots), blindTotals(after.blindSpots)];
  const [oldRate, newRate] = [before.coverage, after.coverage];
  const rows: readonly (readonly [name: string, before: string, after: string, change: string])[] = [
    [
      words.rate,
      rate(oldRate.lower, oldRate.certified),
      rate(newRate.lower, newRate.certified),
      rateDifference(
        ratePoints(oldRate.lower, oldRate.certified),
        ratePoints(newRate.lower, newRate.certified),
      ),
    ],
    [words.blind, decimal(old.km2, 3), decimal(now.km2, 3), signed(now.km2 - old.km2, 3)],
    ...(old.persons !== null && now.persons !== null
      ? [
          [
            words.persons,
            decimal(old.persons),
            decimal(now.persons),
            signed(now.persons - old.persons, 0),
          ] as const,
        ]
      : []),
    ...(outcome.difference
      ? [
          [words.gained, "", decimal(outcome.difference.gainedM2 / 1e6, 3), ""] as const,
          [words.lost, "", decimal(outcome.difference.lostM2 / 1e6, 3), ""] as const,
        ]
      : []),
    ...(outcome.kind === "sites"
      ? [
          counted(words.units, proposedOf(plan.sirens), proposedOf(sirens)),
          priced(words.price, plan.sirens, sirens, plan.sirenTypes),
        ]
      : [counted(words.sounding, soundingOf(plan.sirens), soundingOf(sirens))]),
  ];
  return (
    <table className="siting-table" data-testid="siting-comparison">
      <thead>
        <tr>
          <th scope="col">{words.title}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after[outcome.kind]}</th>
          <th scope="col">{words.change}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, one, two, change]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{one}</td>
            <td>
              <b>{two}</b>
            </td>
            <td>{change}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const proposedOf = (sirens: readonly Siren[]): readonly Siren[] =>
  sirens.filter(({ status }) => status === "proposed");

const soundingOf = (sirens: readonly Siren[]): readonly Siren[] =>
  sirens.filter(({ service }) => service === "ok");

const counted = (
  name: string,
  before: readonly Siren[],
  after: readonly Siren[],
): readonly [string, string, string, string] => [
  name,
  decimal(before.length),
  decimal(after.length),
  signed(after.length - before.length, 0),
];

/** Prices of the proposed sirens by their types; a dash where some type has none. */
function priced(
  name: string,
  before: readonly Siren[],
  after: readonly Siren[],
  types: readonly SirenType[],
): readonly [string, string, string, string] {
  const sum = (sirens: readonly Siren[]): number =>
    proposedOf(sirens).reduce(
      (total, { type }) => total + (types.find(({ id }) => id === type)?.price ?? Number.NaN),
      0,
    );
  const [old, now] = [sum(before), sum(after)];
  const text = (value: number): string =>
    Number.isFinite(value) ? decimal(value, Number.isInteger(value) ? 0 : 1) : NO_NUMBER;
  return [name, text(old), text(now), Number.isFinite(now - old) ? signed(now - old, 0) : NO_NUMBER];
}
