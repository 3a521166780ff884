import { type ReactElement, useMemo } from "react";
import type { BlindSpot, EvaluationAnswer } from "../../engine/contract";
import { blindPersons, blindTotals, decimal, hectaresText } from "../../i18n/number-format";
import { LAYOUT } from "../../map/tokens";
import { type BlindSort, orderedBlindSpots } from "../blind-order";
import { type Place, placesOf } from "../../model/named-places";
import { placeName } from "../../i18n/place-name";
import { shownAnswer } from "../shown-answer";
import { SortMenu } from "./sort-menu";
import { marginText, reasonWord } from "../spot-words";
import { useActions } from "../use-actions";
import { usePlan, useSession, useSessionHandle } from "../use-session";
import { useView, useWords, viewStore } from "../view-state";
import { VirtualRows } from "../virtual-rows";

const SORTS: readonly BlindSort[] = ["persons", "area", "margin"];

/** Every blind spot, the one that matters most first. */
export function BlindList(): ReactElement {
  const { blind, header } = useWords();
  const sort = useView((view) => view.blindSort);
  const answer = useSession((state) => shownAnswer(state.result));
  const totals = answer ? blindTotals(answer.evaluation.blindSpots) : null;
  return (
    <>
      <div className="panel-head">
        <h2>{blind.title}</h2>
        <span className="panel-count">
          {totals && blind.total(decimal(totals.count))}
          {typeof totals?.persons === "number" && ` · ${header.persons(decimal(totals.persons))}`}
        </span>
        <SortMenu
          label={blind.sort}
          names={blind.sortBy}
          keys={SORTS}
          value={sort}
          onChange={(blindSort) => viewStore.set({ blindSort })}
        />
      </div>
      {answer && answer.evaluation.blindSpots.length > 0 ? (
        <>
          <Rows spots={answer.evaluation.blindSpots} />
          <div className="panel-foot">{totals && blind.short(decimal(totals.km2, 3))}</div>
        </>
      ) : (
        <NoRows answer={answer} />
      )}
    </>
  );
}

function Rows({ spots }: { readonly spots: readonly BlindSpot[] }): ReactElement {
  const { blind } = useWords();
  const session = useSessionHandle();
  const actions = useActions();
  const sort = useView((view) => view.blindSort);
  const context = usePlan().base.context;
  const hovered = useSession((state) => state.hovered);
  const places = useMemo(() => placesOf(context), [context]);
  const ordered = useMemo(() => orderedBlindSpots(spots, sort), [spots, sort]);
  return (
    <VirtualRows
      items={ordered}
      rowHeight={LAYOUT.blindItem}
      label={blind.list}
      keyOf={({ id }) => id}
      activeKey={null}
      hoveredKey={hovered.kind === "blind-spot" ? hovered.id : null}
      onChoose={actions.chooseBlindSpot}
      onOpen={actions.chooseBlindSpot}
      onHover={(spot) => session.hover(spot ? { kind: "blind-spot", id: spot.id } : { kind: "none" })}
      render={(spot) => <Row spot={spot} places={places} />}
    />
  );
}

function Row({
  spot,
  places,
}: {
  readonly spot: BlindSpot;
  readonly places: readonly Place[];
}): ReactElement {
  const words = useWords();
  const language = useView((view) => view.language);
  const name = placeName(spot.centroid, places, language) ?? words.blind.noPlace;
  const worst = marginText(spot.worst);
  return (
    <div className="blind-item">
      <div className="blind-line">
        <b className="blind-id">{spot.id}</b>
        <span className="ellipsis" title={name}>
          {name}
        </span>
        <span>
          <b>{hectaresText(spot.areaM2)}</b> <span className="blind-unit">{words.blind.hectares}</span>
        </span>
      </div>
      <div className="blind-line is-second">
        <span className="ellipsis">{reasonWord(words, language, spot)}</span>
        {spot.persons !== undefined && (
          <span>{words.blind.persons(decimal(blindPersons(spot.persons)))}</span>
        )}
        {worst !== "—" && <span className="blind-worst">{words.blind.worst(worst)}</span>}
      </div>
    </div>
  );
}

function NoRows({ answer }: { readonly answer: EvaluationAnswer | null }): ReactElement {
  const { blind } = useWords();
  const kind = useSession((state) => state.result.kind);
  if (!answer) {
    const text = kind === "failed" ? blind.failed : kind === "cancelled" ? blind.stopped : blind.waiting;
    return (
      <div className="empty">
        <b>{text}</b>
      </div>
    );
  }
  const { undecidedM2, model } = answer.evaluation;
  const why =
    undecidedM2 > 0 ? blind.noneUndecided : model === "radius" ? blind.noneProvedRadius : blind.noneProved;
  return (
    <div className="empty">
      <b>{blind.none}</b>
      <p>{why}</p>
    </div>
  );
}
