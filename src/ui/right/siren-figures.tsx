import { type ReactElement, useMemo } from "react";
import {
  decimal,
  blindSquareKilometres,
  partPercent,
  rate,
  rateDifference,
  ratePoints,
  squareKilometresText,
} from "../../i18n/number-format";
import type { Siren } from "../../model/plan";
import { Properties, Property } from "../property-list";
import { shownAnswer } from "../shown-answer";
import { useSession } from "../use-session";
import { useWords } from "../view-state";

/** 独有贡献: what this siren alone covers, against all that it covers. */
export function SoleSection({ siren }: { readonly siren: Siren }): ReactElement {
  const words = useWords().siren;
  const answer = useSession((state) => shownAnswer(state.result));
  const share = useMemo(
    () => answer?.evaluation.sirens.find(({ id }) => id === siren.id),
    [answer, siren.id],
  );
  const silent = siren.service !== "ok";
  return (
    <section className="section" aria-label={words.sole}>
      <div className="section-head">
        <h3>{words.sole}</h3>
        <span>{words.soleHint}</span>
      </div>
      {silent || !share ? (
        <p className="section-text">{silent ? words.silentNow : "—"}</p>
      ) : (
        <>
          <div className="sole-figure">
            <b className="title-figure">{squareKilometresText(share.soleM2)} km²</b>
            <span>{words.covered(squareKilometresText(share.coveredM2))}</span>
          </div>
          {share.coveredM2 > 0 && <Overlap soleM2={share.soleM2} coveredM2={share.coveredM2} />}
        </>
      )}
    </section>
  );
}

function Overlap({
  soleM2,
  coveredM2,
}: {
  readonly soleM2: number;
  readonly coveredM2: number;
}): ReactElement {
  const words = useWords().siren;
  const percent = partPercent(soleM2, coveredM2);
  const shared = percent === "—" ? "—" : percent === "100" ? "0.0" : (100 - Number(percent)).toFixed(1);
  return (
    <>
      <div
        className="overlap-bar"
        role="meter"
        aria-label={words.overlapBar}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Number(percent) || 0}
      >
        <span style={{ width: `${Number(percent) || 0}%` }} />
      </div>
      <div className="overlap-words">
        <span>{words.soleShare(percent)}</span>
        <span>{words.overlap(shared)}</span>
      </div>
    </>
  );
}

/** 失效代价: what falls silent with it. */
export function FailureCostSection({ siren }: { readonly siren: Siren }): ReactElement | null {
  const words = useWords().siren;
  const failure = useSession((state) => (state.failure?.id === siren.id ? state.failure : null));
  const answer = useSession((state) => shownAnswer(state.result));
  if (!failure || !answer) return null;
  const { coverage } = answer.evaluation;
  const change = rateDifference(
    ratePoints(coverage.lower, coverage.certified),
    ratePoints(failure.lower, false),
  );
  return (
    <section className="section" aria-label={words.failure}>
      <div className="section-head">
        <h3>{words.failure}</h3>
        <span>{words.failureHint}</span>
      </div>
      <Properties>
        <Property name={words.rate}>
          {failure.newBlindM2 <= 0 ? (
            words.noChange
          ) : (
            <>
              <b className="amber">{change}</b>
              {words.dropsTo(rate(failure.lower, false))}
            </>
          )}
        </Property>
        {failure.newBlindM2 > 0 && (
          <Property name={words.newBlind}>
            {words.newBlindText(
              decimal(failure.newBlindCount),
              decimal(blindSquareKilometres(failure.newBlindM2), 3),
            )}
          </Property>
        )}
      </Properties>
    </section>
  );
}
