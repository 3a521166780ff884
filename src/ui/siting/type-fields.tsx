import { Select } from "antd";
import type { ReactElement } from "react";
import type { SirenTypeId } from "../../base/ids";
import { setTypePrice } from "../../commands/set-type-price";
import { decimal } from "../../i18n/number-format";
import { typeName } from "../../i18n/type-name";
import type { SitingForm } from "../../session/siting-form";
import { NumberField } from "../number-field";
import { useProblemText } from "../use-problem-text";
import { usePlan, useSessionHandle } from "../use-session";
import { useView, useWords } from "../view-state";

const DEAREST = 1e9;

/** Which kinds of sirens may be set up; with several, or with a budget, what each costs. */
export function TypeFields(props: {
  readonly form: SitingForm;
  readonly change: (patch: Partial<SitingForm>) => void;
}): ReactElement {
  const { form, change } = props;
  const { siting: words } = useWords();
  const session = useSessionHandle();
  const problemText = useProblemText();
  const language = useView((view) => view.language);
  const { sirenTypes } = usePlan();
  const { types, budget } = form;
  const priced = budget !== null || types.length > 1 ? sirenTypes.filter(({ id }) => types.includes(id)) : [];
  return (
    <>
      <span>{words.types}</span>
      <Select<SirenTypeId[]>
        className="siting-wide"
        mode="multiple"
        maxTagCount="responsive"
        aria-label={words.types}
        value={[...types]}
        options={sirenTypes.map((type) => ({ value: type.id, label: typeName(type, language) }))}
        onChange={(chosen) => change({ types: chosen.length > 0 ? chosen : types })}
      />
      {priced.map((type) => {
        const name = typeName(type, language);
        const setPrice = (price: number | null): string | null => {
          const done = setTypePrice(session, type.id, price);
          return done.ok ? null : problemText(done.error);
        };
        return (
          <div key={type.id} className="siting-price">
            <span className="ellipsis">{words.price(name)}</span>
            <NumberField
              label={words.price(name)}
              value={type.price}
              min={0}
              max={DEAREST}
              digits={2}
              placeholder={words.priceNone}
              onCommit={setPrice}
              onEmpty={() => setPrice(null)}
            />
            <span className="text-2">{type.price === undefined ? decimal(1) : ""}</span>
          </div>
        );
      })}
    </>
  );
}
