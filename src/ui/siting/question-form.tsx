import { Button, Checkbox, InputNumber, Segmented, Select } from "antd";
import type { ReactElement } from "react";
import { decimal } from "../../i18n/number-format";
import type { Plan } from "../../model/plan";
import { type SitingForm, type SitingKind, movableSirens } from "../../session/siting-form";
import { type PlannedSite, isOpen } from "../../session/siting-sites";
import { usePlan, useSession, useSessionHandle } from "../use-session";
import { useWords } from "../view-state";
import { LockFold } from "./lock-fold";
import { SiteFold } from "./site-fold";
import { TypeFields } from "./type-fields";
import { useSitingSites } from "./use-siting-sites";

const KINDS: readonly SitingKind[] = ["units", "minimum", "redundant", "moves"];
const WEIGHTS = ["area", "persons", "both"] as const;
const LIMITS_S = [30, 60, 300, 900] as const;
const MOST_UNITS = 200;
const MOST_MOVES = 20;

type Change = (patch: Partial<SitingForm>) => void;

/** What a planner asks: where, how few, which could go, which should move; within which limits and at which sites. */
export function QuestionForm(): ReactElement | null {
  const { siting: words } = useWords();
  const session = useSessionHandle();
  const plan = usePlan();
  const form = useSession((state) => state.siting.form);
  const busy = useSession((state) => state.siting.job !== null);
  const asked = useSession((state) => state.siting.outcome !== null);
  const sites = useSitingSites();
  if (!form) return null;
  const change: Change = (patch) => session.siting.change(patch);
  const { kind } = form;
  const amiss = whatIsAmiss(plan, form, sites);
  return (
    <section className="siting-section" aria-label={words.question}>
      <Segmented<SitingKind>
        block
        aria-label={words.question}
        value={kind}
        options={KINDS.map((value) => ({ value, label: words.kinds[value] }))}
        onChange={(value) => change({ kind: value })}
      />
      <p className="text-2 siting-about">{words.about[kind]}</p>
      <div className="siting-form">
        {kind === "units" && <UnitsFields form={form} change={change} />}
        {(kind === "units" || kind === "minimum") && <TypeFields form={form} change={change} />}
        {kind === "redundant" && <RedundantFields form={form} change={change} />}
        {kind === "moves" && <MovesFields form={form} change={change} />}
        <span>{words.limit}</span>
        <Select<number>
          aria-label={words.limit}
          value={form.limitS}
          options={LIMITS_S.map((seconds) => ({
            value: seconds,
            label:
              seconds < 60 ? words.limitSeconds(decimal(seconds)) : words.limitMinutes(decimal(seconds / 60)),
          }))}
          onChange={(limitS) => change({ limitS })}
        />
        {(kind === "units" || kind === "minimum") && (
          <>
            <label htmlFor="siting-budget">{words.budget}</label>
            <InputNumber
              id="siting-budget"
              min={0}
              value={form.budget}
              placeholder={words.budgetNone}
              onChange={(budget) => change({ budget })}
            />
          </>
        )}
      </div>
      {kind !== "redundant" && <SiteFold form={form} sites={sites} />}
      {kind === "moves" && <LockFold />}
      <div className="siting-row siting-solve">
        {(kind === "units" || kind === "minimum") && (
          <Checkbox checked={form.survive} onChange={(event) => change({ survive: event.target.checked })}>
            {words.survive}
          </Checkbox>
        )}
        {kind === "redundant" && (
          <Checkbox
            checked={form.alsoProposed}
            onChange={(event) => change({ alsoProposed: event.target.checked })}
          >
            {words.alsoProposed}
          </Checkbox>
        )}
        <span className="push" />
        <Button
          type={asked ? "default" : "primary"}
          disabled={busy || amiss === "noSites" || amiss === "noSirens" || amiss === "noMovable"}
          onClick={() => void session.siting.solve()}
        >
          {asked ? words.again : words.solve}
        </Button>
      </div>
      {amiss && (
        <p className="siting-problem" role="status">
          {amiss === "tooManyMusts"
            ? words.tooManyMusts(decimal(mustsOf(sites)), decimal(form.units))
            : words[amiss]}
        </p>
      )}
    </section>
  );
}

const mustsOf = (sites: readonly PlannedSite[]): number =>
  sites.filter(({ state }) => state === "must").length;

/** What keeps the question from having a good answer, as a key of the catalogue. */
function whatIsAmiss(
  plan: Plan,
  form: SitingForm,
  sites: readonly PlannedSite[],
): "noSites" | "noSirens" | "noMovable" | "tooManyMusts" | null {
  if (form.kind === "redundant") return askedSirens(plan, form) === 0 ? "noSirens" : null;
  if (form.kind === "moves" && movableSirens(plan.sirens, form.movable).length === 0) return "noMovable";
  if (!sites.some(isOpen)) return "noSites";
  return form.kind === "units" && mustsOf(sites) > form.units ? "tooManyMusts" : null;
}

const askedSirens = ({ sirens }: Plan, { alsoProposed }: SitingForm): number =>
  sirens.filter(({ service, status }) => service === "ok" && (alsoProposed || status === "existing")).length;

interface FieldsProps {
  readonly form: SitingForm;
  readonly change: Change;
}

function UnitsFields({ form, change }: FieldsProps): ReactElement {
  const { siting: words } = useWords();
  const persons = usePlan().base.population.length > 0;
  return (
    <>
      <label htmlFor="siting-units">{words.unitsLabel}</label>
      <InputNumber
        id="siting-units"
        min={0}
        max={MOST_UNITS}
        precision={0}
        value={form.units}
        onChange={(units) => change({ units: units ?? 0 })}
      />
      <span>{words.weight}</span>
      <Select<SitingForm["weight"]>
        aria-label={words.weight}
        value={form.weight}
        options={WEIGHTS.map((value) => ({
          value,
          label: words.weights[value],
          disabled: value !== "area" && !persons,
        }))}
        onChange={(weight) => change({ weight })}
      />
    </>
  );
}

function RedundantFields({ form }: FieldsProps): ReactElement {
  const { siting: words } = useWords();
  const plan = usePlan();
  return (
    <>
      <span>{words.asked}</span>
      <span className="siting-wide">{words.askedCount(decimal(askedSirens(plan, form)))}</span>
    </>
  );
}

function MovesFields({ form, change }: FieldsProps): ReactElement {
  const { siting: words } = useWords();
  const plan = usePlan();
  return (
    <>
      <label htmlFor="siting-moves">{words.movesLabel}</label>
      <InputNumber
        id="siting-moves"
        min={1}
        max={MOST_MOVES}
        precision={0}
        value={form.moves}
        onChange={(moves) => change({ moves: moves ?? 1 })}
      />
      <span className="siting-wide-gap" />
      <span>{words.movable}</span>
      <Select<SitingForm["movable"]>
        className="siting-wide"
        aria-label={words.movable}
        value={form.movable}
        options={(["all", "unlocked"] as const).map((value) => ({
          value,
          label: `${words.movableKinds[value]} ${decimal(movableSirens(plan.sirens, value).length)}`,
        }))}
        onChange={(movable) => change({ movable })}
      />
    </>
  );
}
