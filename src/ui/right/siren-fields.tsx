import { Select } from "antd";
import type { ReactElement } from "react";
import type { SirenTypeId } from "../../base/ids";
import { editSiren } from "../../commands/edit-siren";
import type { Wgs84 } from "../../geo/datums";
import { typeName } from "../../i18n/type-name";
import { decimal } from "../../i18n/number-format";
import type { Siren, SirenService, SirenStatus } from "../../model/plan";
import { NumberField } from "../number-field";
import { Properties, Property } from "../property-list";
import { TextField } from "../text-field";
import { useProblemText } from "../use-problem-text";
import { usePlan, useSessionHandle } from "../use-session";
import { useView, useWords } from "../view-state";
import { CoordinateFields } from "./coordinate-fields";

const SERVICES: readonly SirenService[] = ["ok", "fault", "maintenance", "retired"];
const HIGHEST_M = 1000;

/** What is known of a siren, to be edited; each field is a step of its own. */
export function SirenFields({ siren, at }: { readonly siren: Siren; readonly at: Wgs84 }): ReactElement {
  const all = useWords();
  const words = all.siren;
  const session = useSessionHandle();
  const problemText = useProblemText();
  const language = useView((view) => view.language);
  const types = usePlan().sirenTypes;
  const type = types.find(({ id }) => id === siren.type);
  const edit = (patch: Partial<Omit<Siren, "id">>): string | null => {
    const done = editSiren(session, siren.id, patch);
    return done.ok ? null : problemText(done.error);
  };
  return (
    <section className="section" aria-label={words.attributes}>
      <h3>{words.attributes}</h3>
      <Properties>
        <Property name={words.type}>
          <Select<SirenTypeId>
            className="field-wide"
            aria-label={words.type}
            value={siren.type}
            options={types.map((one) => ({ value: one.id, label: typeName(one, language) }))}
            onChange={(chosen) => edit({ type: chosen })}
          />
        </Property>
        {type && (
          <Property name={words.level}>
            {words.levelText(
              decimal(type.level.valueDb, Number.isInteger(type.level.valueDb) ? 0 : 1),
              `dB(${type.level.weighting})`,
              decimal(type.level.distanceM, Number.isInteger(type.level.distanceM) ? 0 : 2),
            )}
          </Property>
        )}
        {type?.nominalRadiusM !== undefined && (
          <Property name={words.radius}>{decimal(type.nominalRadiusM)} m</Property>
        )}
        <Property name={words.height}>
          <NumberField
            label={words.height}
            value={siren.heightM ?? type?.mountM}
            min={0}
            max={HIGHEST_M}
            digits={2}
            unit="m"
            onCommit={(heightM) => edit({ heightM })}
          />
        </Property>
        <CoordinateFields siren={siren} at={at} />
        <Property name={words.name}>
          <TextField
            label={words.name}
            value={siren.name}
            onCommit={(name) => (name === "" ? words.needName : edit({ name }))}
          />
        </Property>
        <Property name={words.host}>
          <TextField label={words.host} value={siren.host ?? ""} onCommit={(host) => edit({ host })} />
        </Property>
        <Property name={words.status}>
          <Select<SirenStatus>
            className="field-wide"
            aria-label={words.status}
            value={siren.status}
            options={[
              { value: "existing", label: words.existing },
              { value: "proposed", label: words.proposed },
            ]}
            onChange={(status) => edit({ status })}
          />
        </Property>
        <Property name={words.service}>
          <Select<SirenService>
            className="field-wide"
            aria-label={words.service}
            value={siren.service}
            options={SERVICES.map((value) => ({ value, label: words.services[value] }))}
            onChange={(service) => edit({ service })}
          />
        </Property>
        <Property name={words.note}>
          <TextField
            multiline
            label={words.note}
            value={siren.note ?? ""}
            onCommit={(note) => edit({ note })}
          />
        </Property>
      </Properties>
    </section>
  );
}
