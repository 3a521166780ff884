import { Input, type InputRef } from "antd";
import { type KeyboardEvent, type ReactElement, useEffect, useId, useMemo, useRef, useState } from "react";
import { unreachable } from "../../base/assert";
import { displaySirenId } from "../../i18n/display-siren-id";
import { Icon } from "../icon";
import { ledgerState } from "../ledger-rows";
import { placesOf } from "../../model/named-places";
import { type SearchHit, searchHits } from "../search-hits";
import { shownAnswer } from "../shown-answer";
import { SirenSymbol } from "../siren-symbol";
import { stageStore } from "../stage-state";
import { useActions } from "../use-actions";
import { usePlan, useSession } from "../use-session";
import { useView, useWords } from "../view-state";
import { useMapLink } from "./map-link";

const SHOWN_AFTER_MS = 60;

/** Finds a siren, a blind spot or a place by name and takes the map there. */
export function MapSearch(): ReactElement {
  const { map } = useWords();
  const id = useId();
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const hits = useHits(text);
  const input = useRef<InputRef>(null);
  useEffect(() => {
    // The popover is measured out of sight first, and nothing out of sight takes the focus.
    const timer = setTimeout(() => input.current?.focus(), SHOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  const go = useGo();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setActive(Math.min(hits.length - 1, active + 1));
    else if (event.key === "ArrowUp") setActive(Math.max(0, active - 1));
    else if (event.key === "Enter" && hits[active]) go(hits[active]);
    else if (event.key === "Escape") stageStore.set({ searchOpen: false });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="map-search" onKeyDown={onKeyDown}>
      <Input
        ref={input}
        allowClear
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-list`}
        {...(hits.length > 0 ? { "aria-activedescendant": `${id}-${active}` } : {})}
        aria-label={map.searchPlaceholder}
        placeholder={map.searchPlaceholder}
        prefix={<Icon name="search" size={14} />}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
      />
      <div id={`${id}-list`} role="listbox" aria-label={map.searchPlaceholder}>
        {hits.map((hit, index) => (
          <div
            key={hit.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={index === active ? "search-hit is-active" : "search-hit"}
            onClick={() => go(hit)}
            onMouseEnter={() => setActive(index)}
          >
            <Hit hit={hit} />
          </div>
        ))}
      </div>
      {text.trim() !== "" && hits.length === 0 && <div className="search-none">{map.searchNone}</div>}
    </div>
  );
}

function useHits(text: string): readonly SearchHit[] {
  const plan = usePlan();
  const language = useView((view) => view.language);
  const answer = useSession((state) => shownAnswer(state.result));
  const places = useMemo(() => placesOf(plan.base.context), [plan.base.context]);
  return useMemo(
    () =>
      searchHits(
        text,
        { sirens: plan.sirens, spots: answer?.evaluation.blindSpots ?? [], places },
        ({ id }) => displaySirenId(id, language),
      ),
    [text, plan.sirens, answer, places, language],
  );
}

function useGo(): (hit: SearchHit) => void {
  const actions = useActions();
  const link = useMapLink();
  return (hit) => {
    stageStore.set({ searchOpen: false });
    switch (hit.kind) {
      case "siren":
        return actions.flyToSiren(hit.siren);
      case "blind-spot":
        return actions.chooseBlindSpot(hit.spot);
      case "place":
        return link.flyTo(hit.place.at);
      default:
        return unreachable(hit);
    }
  };
}

function Hit({ hit }: { readonly hit: SearchHit }): ReactElement {
  const { blind } = useWords();
  const language = useView((view) => view.language);
  switch (hit.kind) {
    case "siren":
      return (
        <>
          <SirenSymbol kind={ledgerState(hit.siren)} />
          <b>{displaySirenId(hit.siren.id, language)}</b>
          <span className="ellipsis">{hit.siren.name}</span>
        </>
      );
    case "blind-spot":
      return (
        <>
          <SirenSymbol kind="blind-small" />
          <b className="red">{hit.spot.id}</b>
          <span>{blind.title}</span>
        </>
      );
    case "place":
      return (
        <>
          <Icon name="pin" size={16} />
          <span className="ellipsis">{hit.place.name}</span>
        </>
      );
    default:
      return unreachable(hit);
  }
}
