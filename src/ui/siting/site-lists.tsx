import { type ReactElement, useMemo } from "react";
import type { ChosenSite, SiteAlternative, SiteHole } from "../../engine/siting-contract";
import { displaySirenId } from "../../i18n/display-siren-id";
import { decimal, hectaresText } from "../../i18n/number-format";
import { placeName } from "../../i18n/place-name";
import { typeName } from "../../i18n/type-name";
import { placesOf } from "../../model/named-places";
import { useMapLink } from "../map/map-link";
import { SirenSymbol } from "../siren-symbol";
import { usePlan } from "../use-session";
import { useView, useWords } from "../view-state";

/** The sites that are used; a click flies to one. */
export function SiteList({ chosen }: { readonly chosen: readonly ChosenSite[] }): ReactElement {
  const { sites: words } = useWords().siting;
  const language = useView((view) => view.language);
  const link = useMapLink();
  const { sirens, sirenTypes, base } = usePlan();
  const places = useMemo(() => placesOf(base.context), [base.context]);
  return (
    <section className="siting-section" aria-label={words.title}>
      <ul className="siting-sites">
        {chosen.map(({ candidate, name, at, type, siren, kept }) => {
          const same = sirens.find(({ id }) => id === candidate || id === siren);
          const kind = sirenTypes.find(({ id }) => id === type);
          return (
            <li key={siren}>
              <button type="button" className="siting-site" onClick={() => link.flyTo(at)}>
                <SirenSymbol kind={kept === true ? "ok" : "proposed"} />
                <b>{displaySirenId(siren, language)}</b>
                <span className="ellipsis">
                  {name === candidate ? (placeName(at, places, language) ?? name) : name}
                </span>
                <span className="text-2">
                  {kept === true
                    ? words.kept
                    : same
                      ? words.same(displaySirenId(same.id, language))
                      : candidate}
                  {sirenTypes.length > 1 && kind ? ` · ${typeName(kind, language)}` : ""}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Other kinds of sirens, or sites that are not on the list, with which everything would be covered. */
export function AlternativeList({
  alternatives,
}: {
  readonly alternatives: readonly SiteAlternative[];
}): ReactElement {
  const { alternatives: words } = useWords().siting;
  const language = useView((view) => view.language);
  const { sirenTypes } = usePlan();
  return (
    <section className="siting-section" aria-label={words.title} data-testid="siting-alternatives">
      <h3>{words.title}</h3>
      <table className="siting-table">
        <tbody>
          {alternatives.map(({ types, sites, units, proved, bound, coversAll, uncoveredM2 }) => (
            <tr key={`${types.join()} ${sites}`}>
              <th scope="row" className="ellipsis">
                {types
                  .flatMap((id) => sirenTypes.find((type) => type.id === id) ?? [])
                  .map((type) => typeName(type, language))
                  .join(" + ")}
              </th>
              <td>{words[sites]}</td>
              <td>
                <b>
                  {proved ? words.units(decimal(units)) : words.unitsOpen(decimal(units), decimal(bound))}
                </b>
              </td>
              <td>{coversAll ? words.all : words.left(hectaresText(uncoveredM2))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Holes that are listed; the rest is counted. */
const MOST_HOLES = 30;

/** What stays blind, why, and what would mend it. */
export function HoleList({ holes }: { readonly holes: readonly SiteHole[] }): ReactElement {
  const { holes: words, sites } = useWords().siting;
  const { blind } = useWords();
  const language = useView((view) => view.language);
  const link = useMapLink();
  const { context } = usePlan().base;
  const places = useMemo(() => placesOf(context), [context]);
  return (
    <section className="siting-section" aria-label={words.title} data-testid="siting-holes">
      <h3>
        {words.title} <span className="text-2">{blind.total(decimal(holes.length))}</span>
      </h3>
      <ul className="siting-holes">
        {holes.slice(0, MOST_HOLES).map((hole, index) => {
          const name = placeName(hole.at, places, language) ?? blind.noPlace;
          return (
            <li key={index}>
              <button
                type="button"
                className="siting-hole"
                aria-label={words.fly(name)}
                onClick={() => link.flyTo(hole.at)}
              >
                <span className="siting-hole-line">
                  <span className="ellipsis">{name}</span>
                  <span>
                    <b>{hectaresText(hole.areaM2)}</b> {blind.hectares}
                  </span>
                </span>
                <span className="siting-hole-line text-2">
                  {[words.reasons[hole.why], ...remedies(hole, words)].join(" · ")}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {holes.length > MOST_HOLES && (
        <p className="text-2">{sites.more(decimal(holes.length - MOST_HOLES))}</p>
      )}
    </section>
  );
}

function remedies(
  { forbidden, least }: SiteHole,
  words: ReturnType<typeof useWords>["siting"]["holes"],
): readonly string[] {
  const named = ({ candidate, name }: { readonly candidate: string; readonly name: string }): string =>
    name === "" || name === candidate ? candidate : `${candidate} ${name}`;
  const found: string[] = [];
  if (forbidden) found.push(words.forbidden(named(forbidden)));
  if (least) {
    const amount =
      least.shortDb === undefined ? `${decimal(least.shortM ?? 0, 0)} m` : `${decimal(least.shortDb, 1)} dB`;
    const mast = least.mastM === undefined ? "" : words.mast(decimal(least.mastM));
    found.push(words.least(named(least), amount) + mast);
  }
  return found;
}
