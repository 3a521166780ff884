import type { ReactElement } from "react";
import { displaySirenId } from "../../i18n/display-siren-id";
import { decimal, distanceText, squareKilometresText } from "../../i18n/number-format";
import { placeName } from "../../i18n/place-name";
import { distanceM } from "../../map/distance";
import { placesOf } from "../../model/named-places";
import type { SitingOutcome } from "../../session/siting-state";
import { useMapLink } from "../map/map-link";
import { SirenSymbol } from "../siren-symbol";
import { usePlan } from "../use-session";
import { useView, useWords } from "../view-state";
import { AnswerHead } from "./answer-head";

type MovesOutcome = Extract<SitingOutcome, { readonly kind: "moves" }>;

/** How much the moves bring, and how far they were compared. */
export function MovesAnswerText({
  outcome,
  stale,
}: {
  readonly outcome: MovesOutcome;
  readonly stale: boolean;
}): ReactElement {
  const { moved: words } = useWords().siting;
  const { question, answer, offered } = outcome;
  const { moves, complete } = answer;
  const [sirens, sites] = [decimal(question.movable.length), decimal(offered)];
  const gainM2 = moves.reduce((sum, move) => sum + move.gainM2, 0);
  const said =
    moves.length === 0
      ? [complete ? words.noneProved(sirens, sites) : words.cut]
      : [
          words.gain(squareKilometresText(gainM2)),
          words.how(sirens, sites),
          ...(complete ? (moves.length < question.most ? [words.stop] : []) : [words.cut]),
        ];
  return (
    <AnswerHead
      outcome={outcome}
      stale={stale}
      title={moves.length === 0 ? words.none : words.some(decimal(moves.length))}
      proved={complete}
      proof={complete ? words.stepwise : words.open}
    >
      <p>{said.join(" ")}</p>
    </AnswerHead>
  );
}

/** The moves in their order: from where, to where, how far, and what each adds. */
export function MoveList({ outcome }: { readonly outcome: MovesOutcome }): ReactElement {
  const { moved: words } = useWords().siting;
  const language = useView((view) => view.language);
  const link = useMapLink();
  const plan = usePlan();
  const named = placesOf(plan.base.context);
  const places = new Map(
    [...plan.base.candidates, ...(outcome.question.more ?? [])].map(({ id, name }) => [id, name]),
  );
  return (
    <section className="siting-section" aria-label={words.list} data-testid="siting-moves-list">
      <h3>{words.list}</h3>
      <ol className="siting-sites">
        {outcome.answer.moves.map(({ siren, candidate, to, gainM2 }) => {
          const from = plan.sirens.find(({ id }) => id === siren);
          return (
            <li key={siren}>
              <button type="button" className="siting-hole" onClick={() => link.flyTo(to)}>
                <span className="siting-hole-line">
                  <SirenSymbol kind={from?.status === "proposed" ? "proposed" : "ok"} />
                  <b>{displaySirenId(siren, language)}</b>
                  <span className="ellipsis siting-grow">
                    {from?.name} → {places.get(candidate) ?? placeName(to, named, language) ?? candidate}
                  </span>
                  <b className="gain">+{squareKilometresText(gainM2)} km²</b>
                </span>
                <span className="siting-hole-line text-2">
                  {[candidate, ...(from ? [words.far(distanceText(distanceM(from.at, to)))] : [])].join(
                    " · ",
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
