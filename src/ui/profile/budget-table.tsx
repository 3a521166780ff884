import { Tooltip } from "antd";
import { unreachable } from "../../base/assert";
import type { ReactElement } from "react";
import type { BudgetLine, BudgetLineName, PlaceBudget, SirenBudget } from "../../engine/contract";
import { decimal, distanceText, marginFigure, signed } from "../../i18n/number-format";
import type { SirenType } from "../../model/plan";
import type { Settings } from "../../model/settings";
import { useWords } from "../view-state";

/** The sum that leads to the level at a place, line by line; what no standard gives is marked as assumed. */
export function BudgetTable(props: {
  readonly budget: PlaceBudget;
  readonly siren: SirenBudget;
  readonly type: SirenType | undefined;
  readonly settings: Settings;
}): ReactElement {
  const { budget, siren, type, settings } = props;
  const { profile: words } = useWords();
  const unit = `dB(${settings.criterion.weighting})`;
  if (siren.levelDb === null) return <RadiusTable siren={siren} type={type} />;
  const blind = (siren.marginDb ?? 0) < 0;
  return (
    <table className="profile-table" data-testid="budget-table">
      <tbody>
        {siren.lines.map((line) => (
          <Line key={line.name} line={line} {...props} />
        ))}
        <tr className="is-sum">
          <th scope="row">{words.level}</th>
          <td className="profile-note">{unit}</td>
          <td>{decimal(siren.levelDb, 1)}</td>
        </tr>
        <tr>
          <th scope="row">{words.required}</th>
          <td className="profile-note">{requiredNote(budget, settings, words)}</td>
          <td>{decimal(budget.requiredDb, 1)}</td>
        </tr>
        <tr className={blind ? "is-sum red" : "is-sum"}>
          <th scope="row">{words.margin}</th>
          <td />
          <td>{marginFigure(siren.marginDb ?? NaN)}</td>
        </tr>
        {settings.model !== "iso9613" && budget.path?.siren === siren.siren && (
          <tr className="is-aside">
            <th scope="row">{words.iso}</th>
            <td className="profile-note">{words.isoNote}</td>
            <td>{decimal(budget.path.levelDb, 1)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

type Words = ReturnType<typeof useWords>["profile"];

function requiredNote(budget: PlaceBudget, { criterion }: Settings, words: Words): string {
  const { aboveAmbientDb, floorDb, safetyMarginDb } = criterion;
  if (floorDb !== undefined && floorDb >= budget.ambientDb + aboveAmbientDb)
    return words.requiredFloor(decimal(floorDb, 1));
  const safety = safetyMarginDb === 0 ? "" : decimal(safetyMarginDb, 1);
  return words.requiredSum(decimal(budget.ambientDb, 1), decimal(aboveAmbientDb, 1), safety);
}

/** Lines of the sum that the reader looks for first when a place is blind. */
const isScreened = ({ name, valueDb }: BudgetLine): boolean => name === "barrier" && valueDb < 0;

function Line({
  line,
  type,
  settings,
  budget,
  siren,
}: {
  readonly line: BudgetLine;
  readonly type: SirenType | undefined;
  readonly settings: Settings;
  readonly budget: PlaceBudget;
  readonly siren: SirenBudget;
}): ReactElement {
  const { profile: words } = useWords();
  const ratedM = decimal(type?.level.distanceM ?? 0, Number.isInteger(type?.level.distanceM) ? 0 : 1);
  const name = line.name === "rated" ? words.lines.rated(ratedM) : words.lines[line.name];
  return (
    <tr className={isScreened(line) ? "is-screened" : ""}>
      <th scope="row">
        {name} {line.assumed && <Assumed />}
      </th>
      <td className="profile-note">{noteOf(line.name, { words, type, settings, budget, siren, ratedM })}</td>
      <td>{line.name === "rated" ? decimal(line.valueDb, 1) : signed(line.valueDb, 1)}</td>
    </tr>
  );
}

/** Says that no standard gives a value. */
export function Assumed(): ReactElement {
  const { profile: words } = useWords();
  return (
    <Tooltip title={words.assumedHint}>
      <span className="tag tag-amber" tabIndex={0}>
        {words.assumed}
      </span>
    </Tooltip>
  );
}

function noteOf(
  name: BudgetLineName,
  given: {
    readonly words: Words;
    readonly type: SirenType | undefined;
    readonly settings: Settings;
    readonly budget: PlaceBudget;
    readonly siren: SirenBudget;
    readonly ratedM: string;
  },
): string {
  const { words, type, settings, budget, siren, ratedM } = given;
  const { notes } = words;
  const path = budget.path?.siren === siren.siren ? budget.path : null;
  switch (name) {
    case "rated":
      return type?.level.weighting === "Z" ? "dB" : `dB(${type?.level.weighting ?? ""})`;
    case "reweighted":
      return notes.reweighted(
        type?.level.weighting ?? "",
        settings.criterion.weighting,
        decimal(type?.frequencyHz ?? 0),
      );
    case "divergence":
      return notes.relative(ratedM);
    case "slope":
      return notes.perDoubling(decimal(settings.fema.perDoublingDb, 1));
    case "atmosphere":
      return notes.air(decimal(settings.iso9613.temperatureC), decimal(settings.iso9613.humidityPercent));
    case "ground":
      return settings.iso9613.groundGain ? "" : notes.noGain;
    case "barrier":
      if (!path || path.band.kind === "clear") return "";
      // Round the sides takes less than the way over the top alone.
      if (path.terms.barrier < path.screening.dz - Math.max(path.terms.ground, 0) - 1e-9)
        return notes.dzWithSides(decimal(path.screening.dz, 1));
      return path.screening.capDb === null
        ? notes.dz(decimal(path.screening.dz, 1))
        : notes.cap(decimal(path.screening.capDb));
    case "constant":
      return notes.source120;
    case "excess":
    case "reflection":
    case "pattern":
    case "cap":
      return "";
    default:
      return unreachable(name);
  }
}

/** Model `radius` knows no level: only how far the place is. */
function RadiusTable({
  siren,
  type,
}: {
  readonly siren: SirenBudget;
  readonly type: SirenType | undefined;
}): ReactElement {
  const { profile: words } = useWords();
  return (
    <table className="profile-table" data-testid="budget-table">
      <tbody>
        {siren.marginM !== undefined && (
          <tr>
            <th scope="row">{words.radius}</th>
            <td />
            <td>{distanceText(type?.nominalRadiusM ?? NaN)}</td>
          </tr>
        )}
        <tr>
          <th scope="row">{words.distance}</th>
          <td />
          <td>{distanceText(siren.distanceM)}</td>
        </tr>
        {siren.marginM !== undefined && (
          <tr className={siren.marginM < 0 ? "is-sum red" : "is-sum"}>
            <th scope="row">{words.margin}</th>
            <td />
            <td>{marginFigure(siren.marginM, 0)} m</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
