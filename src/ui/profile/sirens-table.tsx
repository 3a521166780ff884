import type { ReactElement } from "react";
import type { SirenId } from "../../base/ids";
import type { BudgetLineName, PlaceBudget } from "../../engine/contract";
import { displaySirenId } from "../../i18n/display-siren-id";
import { decimal, marginFigure, signed } from "../../i18n/number-format";
import { useView, useWords } from "../view-state";

/** Every sounding siren's sum at the place, the loudest first; a row's button draws its path. */
export function SirensTable(props: {
  readonly budget: PlaceBudget;
  readonly chosen: SirenId | null;
  readonly onChoose: (siren: SirenId) => void;
}): ReactElement {
  const { budget, chosen, onChoose } = props;
  const { profile: words } = useWords();
  const language = useView((view) => view.language);
  const columns = lineNames(budget);
  const inMetres = budget.sirens.some(({ marginM }) => marginM !== undefined);
  return (
    <table className="profile-table is-sirens" data-testid="sirens-table">
      <thead>
        <tr>
          <th scope="col">{words.table.siren}</th>
          <th scope="col">{words.table.distance}</th>
          {columns.map((name) => (
            <th scope="col" key={name}>
              {name === "rated" ? words.table.rated : words.lines[name]}
            </th>
          ))}
          {!inMetres && <th scope="col">{words.table.level}</th>}
          <th scope="col">
            {words.table.margin} {inMetres ? "m" : "dB"}
          </th>
        </tr>
      </thead>
      <tbody>
        {budget.sirens.map((siren) => {
          const id = displaySirenId(siren.siren, language);
          const margin = siren.marginDb ?? siren.marginM ?? null;
          return (
            <tr key={siren.siren} className={siren.siren === chosen ? "is-tone" : ""}>
              <th scope="row">
                <button
                  type="button"
                  className="link"
                  aria-label={words.table.show(id)}
                  aria-pressed={siren.siren === chosen}
                  onClick={() => onChoose(siren.siren)}
                >
                  {id}
                </button>
              </th>
              <td>{decimal(siren.distanceM)}</td>
              {columns.map((name) => {
                const line = siren.lines.find((one) => one.name === name);
                return (
                  <td key={name}>
                    {line ? (name === "rated" ? decimal(line.valueDb, 1) : signed(line.valueDb, 1)) : ""}
                  </td>
                );
              })}
              {!inMetres && (
                <td>
                  <b>{siren.levelDb === null ? "—" : decimal(siren.levelDb, 1)}</b>
                </td>
              )}
              <td className={margin !== null && margin < 0 ? "red" : ""}>
                {margin === null ? "—" : marginFigure(margin, inMetres ? 0 : 1)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The lines that any siren's sum has, in the order of the sum. */
function lineNames({ sirens }: PlaceBudget): BudgetLineName[] {
  const found: BudgetLineName[] = [];
  for (const { lines } of sirens) for (const { name } of lines) if (!found.includes(name)) found.push(name);
  return found;
}
