import type { ReactElement } from "react";
import { displaySirenId } from "../../i18n/display-siren-id";
import { decimal, hectaresText, rate } from "../../i18n/number-format";
import { typeName } from "../../i18n/type-name";
import type { RedundancyAnswer } from "../../engine/siting-contract";
import type { Catalogue } from "../../i18n/catalogue";
import type { SirenId } from "../../base/ids";
import type { Siren } from "../../model/plan";
import type { SitingOutcome } from "../../session/siting-state";
import { shownAnswer } from "../shown-answer";
import { usePlan, useSession } from "../use-session";
import { useView, useWords } from "../view-state";
import { AnswerHead } from "./answer-head";
import { SirenRows } from "./siren-rows";

type RedundantOutcome = Extract<SitingOutcome, { readonly kind: "redundant" }>;

/** Under so much a siren gives nothing of its own, m². */
const NOTHING_M2 = 0.5;
/** Needed sirens that are listed, those first that give least. */
const MOST_WEAK = 5;

/** What each siren covers that no other does, now. */
function useSoleM2(): ReadonlyMap<string, number> {
  const shares = useSession((state) => shownAnswer(state.result))?.evaluation.sirens ?? [];
  return new Map(shares.map(({ id, soleM2 }) => [id, soleM2]));
}

/** Which sirens could be retired at the same time, and what is proved of it. */
export function RedundantAnswer({
  outcome,
  stale,
}: {
  readonly outcome: RedundantOutcome;
  readonly stale: boolean;
}): ReactElement {
  const { redundant: words } = useWords().siting;
  const language = useView((view) => view.language);
  const sole = useSoleM2();
  const { answer } = outcome;
  const { spare, proved } = answer;
  const names = (ids: readonly SirenId[]): string =>
    ids.map((id) => displaySirenId(id, language)).join(words.between);
  const said = answer.byCells ? saidByCells(answer, words, names) : saidByDiscs(answer, sole, words, names);
  return (
    <AnswerHead
      outcome={outcome}
      stale={stale}
      title={spare.length === 0 ? words.none : words.some(decimal(spare.length))}
      proved={proved}
      proof={proved ? words.proved : words.open}
    >
      <p>{said.join(" ")}</p>
    </AnswerHead>
  );
}

type Words = Catalogue["siting"]["redundant"];
type Names = (ids: readonly SirenId[]) => string;

const noneOf = ({ needed, proved }: RedundancyAnswer, words: Words): string =>
  proved ? words.noneProved(decimal(needed.length)) : words.noneOpen;

function saidByDiscs(
  answer: RedundancyAnswer,
  sole: ReadonlyMap<string, number>,
  words: Words,
  names: Names,
): string[] {
  const { needed, spare, proved } = answer;
  if (spare.length === 0) return [noneOf(answer, words)];
  const apart = needed.filter((id) => (sole.get(id) ?? Infinity) < NOTHING_M2);
  return [
    words.together(decimal(spare.length)),
    proved ? words.least(decimal(needed.length)) : words.more,
    ...(apart.length > 0 ? [words.apart(names(apart))] : []),
  ];
}

/** Under a screened model: what was proved of cells and at places, and what was not. */
function saidByCells(answer: RedundancyAnswer, words: Words, names: Names): string[] {
  const { needed, spare, proved, byCells, evaluation } = answer;
  if (!byCells) return [];
  const { sole, apart, open, floorM, undecidedM2, before } = byCells;
  const said =
    spare.length === 0
      ? [noneOf(answer, words)]
      : [
          words.togetherCells(decimal(spare.length), decimal(floorM, 1)),
          ...(undecidedM2 ? [words.undecided(decimal(Math.ceil(undecidedM2)))] : []),
          proved ? words.least(decimal(needed.length)) : words.more,
        ];
  if (sole.length > 0) said.push(words.soleCells(decimal(sole.length)));
  if (apart.length > 0) said.push(words.apartCells(names(apart.map(({ siren }) => siren))));
  if (open.length > 0) said.push(words.openCells(decimal(open.length), names(open)));
  if (before && spare.length > 0) {
    said.push(words.shares(rate(before.lower, false), rate(evaluation.coverage.lower, false)));
    if (before.stopped || evaluation.stopped) said.push(words.cut);
  }
  return said;
}

/** The sirens that could go; and of the others those that would be missed least. */
export function RedundantLists({ outcome }: { readonly outcome: RedundantOutcome }): ReactElement {
  const { redundant: words } = useWords().siting;
  const { sirens, sirenTypes } = usePlan();
  const language = useView((view) => view.language);
  const sole = useSoleM2();
  const { needed, spare, byCells } = outcome.answer;
  const loss = ({ id }: Siren): number => sole.get(id) ?? 0;
  const weak = sirens
    .filter(({ id }) => needed.includes(id))
    .sort((a, b) => loss(a) - loss(b))
    .slice(0, MOST_WEAK);
  const loses = (siren: Siren): string =>
    (byCells ? words.losesAbout : words.loses)(hectaresText(loss(siren)));
  return (
    <>
      {spare.length > 0 && (
        <SirenRows
          title={words.retire}
          sirens={sirens.filter(({ id }) => spare.includes(id))}
          note={(siren) => {
            const type = sirenTypes.find(({ id }) => id === siren.type);
            return type ? typeName(type, language) : "";
          }}
          testId="siting-spare"
        />
      )}
      {weak.length > 0 && (
        <SirenRows title={words.weakest} sirens={weak} note={loses} testId="siting-weakest" />
      )}
    </>
  );
}
