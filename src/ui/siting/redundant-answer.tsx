import type { ReactElement } from "react";
import { displaySirenId } from "../../i18n/display-siren-id";
import { decimal, hectaresText } from "../../i18n/number-format";
import { typeName } from "../../i18n/type-name";
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
  const { needed, spare, proved } = outcome.answer;
  const asked = needed.length + spare.length;
  const apart = needed.filter((id) => (sole.get(id) ?? Infinity) < NOTHING_M2);
  const said =
    spare.length === 0
      ? [proved ? words.noneProved(decimal(asked)) : words.noneOpen]
      : [
          words.together(decimal(spare.length)),
          proved ? words.least(decimal(needed.length)) : words.more,
          ...(apart.length > 0
            ? [words.apart(apart.map((id) => displaySirenId(id, language)).join("、"))]
            : []),
        ];
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

/** The sirens that could go; and of the others those that would be missed least. */
export function RedundantLists({ outcome }: { readonly outcome: RedundantOutcome }): ReactElement {
  const { redundant: words } = useWords().siting;
  const { sirens, sirenTypes } = usePlan();
  const language = useView((view) => view.language);
  const sole = useSoleM2();
  const { needed, spare } = outcome.answer;
  const loss = ({ id }: Siren): number => sole.get(id) ?? 0;
  const weak = sirens
    .filter(({ id }) => needed.includes(id))
    .sort((a, b) => loss(a) - loss(b))
    .slice(0, MOST_WEAK);
  const loses = (siren: Siren): string => words.loses(hectaresText(loss(siren)));
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
