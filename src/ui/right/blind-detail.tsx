import { unreachable } from "../../base/assert";
import { Button } from "antd";
import { type ReactElement, useMemo } from "react";
import type { BlindSpotId } from "../../base/ids";
import type { BlindSpot, Probe } from "../../engine/contract";
import { blindPersons, decimal, degreesText, distanceText, hectaresText } from "../../i18n/number-format";
import { displaySirenId } from "../../i18n/display-siren-id";
import { orderedBlindSpots } from "../blind-order";
import { Icon } from "../icon";
import { IconButton } from "../icon-button";
import { placesOf } from "../../model/named-places";
import { placeName } from "../../i18n/place-name";
import { Properties, Property } from "../property-list";
import { shownAnswer } from "../shown-answer";
import { levelText, marginText } from "../spot-words";
import { PROFILE_CLOSED, stageStore, useStage } from "../stage-state";
import { sirenTitle } from "../siren-title";
import { StateTag } from "../state-tag";
import { useActions } from "../use-actions";
import { useMapLink } from "../map/map-link";
import { useNarrow } from "../use-layout";
import { useProbe } from "../use-probe";
import { usePlan, useSession, useSessionHandle } from "../use-session";
import { useView, useWords } from "../view-state";

/** One blind spot: how bad, how large, why, and what is nearest. */
export function BlindDetail({ id }: { readonly id: BlindSpotId }): ReactElement {
  const words = useWords();
  const session = useSessionHandle();
  const actions = useActions();
  const sort = useView((view) => view.blindSort);
  const language = useView((view) => view.language);
  const plan = usePlan();
  const answer = useSession((state) => shownAnswer(state.result));
  const ordered = useMemo(() => orderedBlindSpots(answer?.evaluation.blindSpots ?? [], sort), [answer, sort]);
  const places = useMemo(() => placesOf(plan.base.context), [plan.base.context]);
  const index = ordered.findIndex((spot) => spot.id === id);
  const spot = ordered[index];
  const back = () => session.select({ kind: "none" });
  const step = (by: number) => {
    const next = ordered[(index + by + ordered.length) % ordered.length];
    if (next) actions.chooseBlindSpot(next);
  };
  return (
    <>
      <div className="panel-head">
        <IconButton icon="left" label={words.blindDetail.back} onClick={back} />
        <h2 className="red">{id}</h2>
        <h2 className="panel-title ellipsis">
          {spot && (placeName(spot.centroid, places, language) ?? words.blind.noPlace)}
        </h2>
        {spot && (
          <span className="panel-position">
            {words.blindDetail.position(String(index + 1), String(ordered.length))}
          </span>
        )}
        <IconButton icon="close" label={words.app.close} onClick={back} />
      </div>
      {spot ? (
        <Facts spot={spot} />
      ) : (
        <div className="empty">
          <b>{words.blindDetail.gone}</b>
          <p>{words.blindDetail.goneHint}</p>
        </div>
      )}
      {ordered.length > 0 && (
        <div className="panel-actions">
          <Button onClick={() => step(-1)} icon={<Icon name="left" size={14} />}>
            {words.blindDetail.previous}
          </Button>
          {spot && <ProfileButton spot={spot} />}
          <Button onClick={() => step(1)}>
            {words.blindDetail.next}
            <Icon name="right" size={14} />
          </Button>
        </div>
      )}
    </>
  );
}

/** Shows how the level at the worst point comes about. */
function ProfileButton({ spot }: { readonly spot: BlindSpot }): ReactElement {
  const { profile } = useWords();
  const link = useMapLink();
  const narrow = useNarrow();
  const open = useStage((stage) => stage.profileOpen && stage.pin === null);
  return (
    <Button
      icon={<Icon name="profile" size={14} />}
      aria-pressed={open}
      onClick={() => {
        if (open) return stageStore.set(PROFILE_CLOSED);
        // Where the right panel lies over the map it would lie over the profile as well.
        stageStore.set({
          profileOpen: true,
          pin: null,
          profileSiren: null,
          ...(narrow ? { slideOpen: false } : {}),
        });
        // The map learns of the panel with the next frame.
        requestAnimationFrame(() => link.flyTo(spot.bbox));
      }}
    >
      {profile.title}
    </Button>
  );
}

function Facts({ spot }: { readonly spot: BlindSpot }): ReactElement {
  const words = useWords();
  const { blindDetail, blind } = words;
  const plan = usePlan();
  const language = useView((view) => view.language);
  const probe = useProbe(spot.worst.at);
  const { weighting } = plan.settings.criterion;
  const inDb = plan.settings.model !== "radius";
  return (
    <div className="panel-scroll">
      <div className="blind-figure">
        <div className="blind-figure-row">
          <b className="figure red">{marginText(spot.worst)}</b>
          <span className="figure-label">{inDb ? blindDetail.worstMargin : blindDetail.overRadius}</span>
          <span className="blind-figure-size">
            <b>{hectaresText(spot.areaM2)}</b> {blind.hectares}
            {spot.persons !== undefined && <b>{blind.persons(decimal(blindPersons(spot.persons)))}</b>}
          </span>
        </div>
        <p>
          {blindDetail.reason}
          <Reason spot={spot} probe={probe} />
        </p>
      </div>
      <Properties>
        <Property name={blindDetail.nearest}>
          {spot.nearestSiren === null
            ? "—"
            : `${sirenTitle(plan.sirens, spot.nearestSiren, language)}${distanceIn(spot.nearestDistanceM, language)}`}
        </Property>
        {probe?.siren && probe.siren !== spot.nearestSiren && (
          <Property name={blindDetail.loudest}>
            {sirenTitle(plan.sirens, probe.siren, language)}
            {distanceIn(probe.distanceM, language)}
          </Property>
        )}
        {probe?.second && (
          <Property name={blindDetail.second}>
            {displaySirenId(probe.second.siren, language)}
            {probe.second.levelDb !== null && ` · ${levelText(probe.second.levelDb, weighting)}`}
          </Property>
        )}
        {inDb && probe && (
          <>
            <Property name={blindDetail.ambientNoise}>{levelText(probe.ambientDb, weighting)}</Property>
            <Property name={blindDetail.required}>{levelText(probe.requiredDb, weighting)}</Property>
          </>
        )}
        <Property name={blindDetail.worstPoint}>
          {degreesText(spot.worst.at[0])}, {degreesText(spot.worst.at[1])}
        </Property>
        <Property name={blindDetail.certainty}>
          <StateTag tone="proved">
            {spot.overTheTop ? blindDetail.provedOverTheTop : blindDetail.provedBlind}
          </StateTag>
        </Property>
      </Properties>
    </div>
  );
}

const distanceIn = (distanceM: number | null, language: "zh" | "en"): string =>
  distanceM === null
    ? ""
    : language === "zh"
      ? `（${distanceText(distanceM)}）`
      : ` (${distanceText(distanceM)})`;

function Reason({ spot, probe }: { readonly spot: BlindSpot; readonly probe: Probe | null }): ReactElement {
  const words = useWords();
  const { blindDetail, blind } = words;
  const language = useView((view) => view.language);
  const plan = usePlan();
  const { weighting } = plan.settings.criterion;
  const nearest = spot.nearestSiren === null ? "—" : displaySirenId(spot.nearestSiren, language);
  const distance = spot.nearestDistanceM === null ? "—" : distanceText(spot.nearestDistanceM);
  switch (spot.reason) {
    case "no-siren":
      return <>{blindDetail.noSiren}</>;
    case "too-far":
    case "screened-by-terrain":
    case "screened-by-buildings":
      return (
        <>
          <b>{blind.reason[spot.reason]}</b>
          {blindDetail.colon}
          {probe?.siren && probe.levelDb !== null && probe.marginDb !== null && probe.marginDb >= 0
            ? blindDetail.heardBeside(
                displaySirenId(probe.siren, language),
                levelText(probe.levelDb, weighting),
                levelText(probe.requiredDb, weighting),
              )
            : probe?.siren && probe.levelDb !== null
              ? blindDetail.tooFaint(
                  displaySirenId(probe.siren, language),
                  probe.distanceM === null ? "—" : distanceText(probe.distanceM),
                  levelText(probe.levelDb, weighting),
                  levelText(probe.requiredDb, weighting),
                )
              : blindDetail.tooFar(nearest, distance)}
        </>
      );
    case "ambient-too-high":
      return (
        <>
          <b>{blind.reason["ambient-too-high"]}</b>
          {blindDetail.colon}
          {blindDetail.ambient(probe ? levelText(probe.ambientDb, weighting) : "—", nearest, distance)}
        </>
      );
    case "siren-out-of-service": {
      const siren = plan.sirens.find(({ id }) => id === spot.reasonSiren);
      return (
        <>
          {blindDetail.off(
            siren ? displaySirenId(siren.id, language) : "—",
            siren ? words.state[siren.service] : words.state.retired,
          )}
        </>
      );
    }
    default:
      return unreachable(spot.reason);
  }
}
