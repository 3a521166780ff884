import { Checkbox, InputNumber, Select } from "antd";
import { type ReactElement, type ReactNode, useRef, useState } from "react";
import { decimal } from "../../i18n/number-format";
import type { SitingForm } from "../../session/siting-form";
import type { PlannedSite, SiteSource } from "../../session/siting-sites";
import { usePlan, useSession, useSessionHandle } from "../use-session";
import { useWords } from "../view-state";

const SPACING_M = { min: 50, max: 2_000, step: 50 } as const;
const HEIGHT_M = { min: 0, max: 300 } as const;

/** Where sites come from: the project's layer, a grid, roofs; how many of each there are. */
export function SiteSources({
  form,
  sites,
}: {
  readonly form: SitingForm;
  readonly sites: readonly PlannedSite[];
}): ReactElement {
  const { site: words } = useWords().siting;
  const session = useSessionHandle();
  const { candidates, buildings } = usePlan().base;
  const busy = useSession((state) => state.siting.generated.busy);
  const tooMany = useSession((state) => state.siting.generated.sites?.tooMany ?? null);
  const { grid, roofs } = form;
  const change = (patch: Partial<SitingForm>): void => session.siting.change(patch);
  const count = (source: SiteSource): string => {
    const found = sites.filter((one) => one.source === source).length;
    return busy && (source === "grid" || source === "roof") ? words.busy : words.count(decimal(found));
  };
  const withdrawn = sites.filter(({ source }) => source === "withdrawn").length;
  return (
    <div className="siting-sources">
      <Source
        name={words.sources.listed}
        on={form.listed && candidates.length > 0}
        disabled={candidates.length === 0}
        note={candidates.length === 0 ? words.noListed : form.listed ? count("listed") : ""}
        onToggle={(listed) => change({ listed })}
      />
      <Source
        name={words.sources.grid}
        on={grid.on}
        note={grid.on ? count("grid") : ""}
        onToggle={(on) => change({ grid: { ...grid, on } })}
      >
        <span>{words.spacing}</span>
        <Whole
          label={words.spacing}
          value={grid.spacingM}
          {...SPACING_M}
          onChange={(spacingM) => change({ grid: { ...grid, spacingM } })}
        />
        <span>{words.shape}</span>
        <Select<"hexagons" | "squares">
          size="small"
          aria-label={words.shape}
          value={grid.shape}
          options={(["hexagons", "squares"] as const).map((value) => ({ value, label: words.shapes[value] }))}
          onChange={(shape) => change({ grid: { ...grid, shape } })}
        />
        <span>{words.height}</span>
        <Whole
          label={words.height}
          value={grid.heightM}
          {...HEIGHT_M}
          onChange={(heightM) => change({ grid: { ...grid, heightM } })}
        />
        <Checkbox
          className="siting-two"
          checked={grid.refined}
          onChange={(event) => change({ grid: { ...grid, refined: event.target.checked } })}
        >
          {words.refined}
        </Checkbox>
      </Source>
      <Source
        name={words.sources.roof}
        on={roofs.on && buildings.length > 0}
        disabled={buildings.length === 0}
        note={buildings.length === 0 ? words.noBuildings : roofs.on ? count("roof") : ""}
        onToggle={(on) => change({ roofs: { ...roofs, on } })}
      >
        <span>{words.leastHeight}</span>
        <Whole
          label={words.leastHeight}
          value={roofs.leastHeightM}
          {...HEIGHT_M}
          onChange={(leastHeightM) => change({ roofs: { ...roofs, leastHeightM } })}
        />
        <span>{words.apart}</span>
        <Whole
          label={words.apart}
          value={roofs.apartM}
          {...SPACING_M}
          onChange={(apartM) => change({ roofs: { ...roofs, apartM } })}
        />
      </Source>
      {withdrawn > 0 && (
        <div className="siting-source">
          <span className="siting-source-name is-plain">{words.sources.withdrawn}</span>
          <span className="text-2">{words.count(decimal(withdrawn))}</span>
        </div>
      )}
      {tooMany !== null && (
        <p className="siting-problem" role="status">
          {words.tooMany(decimal(tooMany))}
        </p>
      )}
    </div>
  );
}

function Source(props: {
  readonly name: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly note: string;
  readonly onToggle: (on: boolean) => void;
  readonly children?: ReactNode;
}): ReactElement {
  const { name, on, disabled = false, note, onToggle, children } = props;
  return (
    <>
      <div className="siting-source">
        <Checkbox
          className="siting-source-name"
          checked={on}
          disabled={disabled}
          onChange={(event) => onToggle(event.target.checked)}
        >
          {name}
        </Checkbox>
        <span className="text-2">{note}</span>
      </div>
      {on && children && <div className="siting-source-fields">{children}</div>}
    </>
  );
}

/** A whole number that is applied when the field is left or Enter is pressed: while it is typed it is another one. */
function Whole(props: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly onChange: (value: number) => void;
}): ReactElement {
  const { label, value, min, max, step = 1, onChange } = props;
  const [draft, setDraft] = useState<number | null>(null);
  // The field may bring a number into its range while it is being left, after this was rendered.
  const typed = useRef<number | null>(null);
  const type = (next: number | null): void => {
    typed.current = next;
    setDraft(next);
  };
  const commit = (): void => {
    if (typed.current !== null && typed.current !== value) onChange(typed.current);
    type(null);
  };
  return (
    <InputNumber<number>
      size="small"
      aria-label={label}
      min={min}
      max={max}
      step={step}
      precision={0}
      changeOnWheel={false}
      value={draft ?? value}
      onChange={type}
      onStep={commit}
      onBlur={commit}
      onPressEnter={commit}
    />
  );
}
