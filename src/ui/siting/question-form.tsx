import { Button, Checkbox, InputNumber, Segmented, Select } from "antd";
import { type ReactElement, useState } from "react";
import type { SirenTypeId } from "../../base/ids";
import type { SiteQuestion, SiteWeight } from "../../engine/siting-contract";
import { decimal } from "../../i18n/number-format";
import { typeName } from "../../i18n/type-name";
import { isWithdrawn } from "../../model/is-fixed";
import type { Plan } from "../../model/plan";
import { usePlan, useSession, useSessionHandle } from "../use-session";
import { useView, useWords } from "../view-state";

const WEIGHTS: readonly SiteWeight[] = ["area", "persons", "both"];
const LIMITS_S = [30, 60, 300, 900] as const;
const MOST_UNITS = 200;

/** What a planner asks: how many or how few, weighed by what, of which types, within which limits. */
export function QuestionForm(): ReactElement {
  const { siting: words } = useWords();
  const session = useSessionHandle();
  const language = useView((view) => view.language);
  const plan = usePlan();
  const busy = useSession((state) => state.siting.job !== null);
  const asked = useSession((state) => state.siting.outcome !== null);
  const proposed = plan.sirens.filter(isWithdrawn);
  const [kind, setKind] = useState<"units" | "minimum">("units");
  const [units, setUnits] = useState(() => Math.max(1, proposed.length || USUAL_UNITS));
  const [weight, setWeight] = useState<SiteWeight>("area");
  const [types, setTypes] = useState<readonly SirenTypeId[]>(() => usualTypes(plan));
  const [survive, setSurvive] = useState(false);
  const [limitS, setLimitS] = useState<number>(60);
  const [budget, setBudget] = useState<number | null>(null);
  const { candidates } = plan.base;
  const allowed = candidates.filter((site) => site.allowed).length;
  const nothing = allowed + proposed.length === 0;
  const persons = plan.base.population.length > 0;
  const solve = () => {
    const question: SiteQuestion = {
      want: kind === "minimum" ? { kind } : { kind, units },
      weight,
      types,
      timeLimitS: limitS,
      ...(survive ? { survive: 1 as const } : {}),
      ...(budget === null ? {} : { budget }),
    };
    void session.siting.solve(question);
  };
  return (
    <section className="siting-section" aria-label={words.question}>
      <Segmented<"units" | "minimum">
        block
        aria-label={words.question}
        value={kind}
        options={[
          { value: "units", label: words.units },
          { value: "minimum", label: words.minimum },
        ]}
        onChange={setKind}
      />
      <div className="siting-form">
        {kind === "units" && (
          <>
            <label htmlFor="siting-units">{words.unitsLabel}</label>
            <InputNumber
              id="siting-units"
              min={0}
              max={MOST_UNITS}
              precision={0}
              value={units}
              onChange={(value) => setUnits(value ?? 0)}
            />
            <span>{words.weight}</span>
            <Select<SiteWeight>
              aria-label={words.weight}
              value={weight}
              options={WEIGHTS.map((value) => ({
                value,
                label: words.weights[value],
                disabled: value !== "area" && !persons,
              }))}
              onChange={setWeight}
            />
          </>
        )}
        <span>{words.candidates}</span>
        <span className="siting-wide">
          {words.candidatesText(decimal(allowed), decimal(candidates.length - allowed))}
          {proposed.length > 0 && (
            <span className="text-2"> · {words.withdrawn(decimal(proposed.length))}</span>
          )}
        </span>
        <span>{words.types}</span>
        <Select<SirenTypeId[]>
          className="siting-wide"
          mode="multiple"
          maxTagCount="responsive"
          aria-label={words.types}
          value={[...types]}
          options={plan.sirenTypes.map((type) => ({ value: type.id, label: typeName(type, language) }))}
          onChange={(chosen) => setTypes(chosen.length > 0 ? chosen : types)}
        />
        <span>{words.limit}</span>
        <Select<number>
          aria-label={words.limit}
          value={limitS}
          options={LIMITS_S.map((seconds) => ({
            value: seconds,
            label:
              seconds < 60 ? words.limitSeconds(decimal(seconds)) : words.limitMinutes(decimal(seconds / 60)),
          }))}
          onChange={setLimitS}
        />
        <label htmlFor="siting-budget">{words.budget}</label>
        <InputNumber
          id="siting-budget"
          min={0}
          value={budget}
          placeholder={words.budgetNone}
          onChange={(value) => setBudget(value)}
        />
      </div>
      <div className="siting-row">
        <Checkbox checked={survive} onChange={(event) => setSurvive(event.target.checked)}>
          {words.survive}
        </Checkbox>
        <span className="push" />
        <Button type={asked ? "default" : "primary"} disabled={busy || nothing} onClick={solve}>
          {asked ? words.again : words.solve}
        </Button>
      </div>
      {nothing && <p className="siting-problem">{words.noCandidates}</p>}
    </section>
  );
}

/** This year's number where the plan proposes none yet. */
const USUAL_UNITS = 6;

/** What the plan proposes already, else its first type. */
function usualTypes({ sirens, sirenTypes }: Plan): SirenTypeId[] {
  const used = new Set(sirens.filter(({ status }) => status === "proposed").map(({ type }) => type));
  const found = sirenTypes.filter(({ id }) => used.has(id)).map(({ id }) => id);
  return found.length > 0 ? found : sirenTypes.slice(0, 1).map(({ id }) => id);
}
