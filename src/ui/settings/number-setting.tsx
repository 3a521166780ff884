import type { ComponentProps, ReactElement } from "react";
import { NumberField } from "../number-field";
import { SettingRow } from "./setting-row";

/** One setting that is a number: its name and note, and its field. */
export function NumberSetting(
  props: Omit<ComponentProps<typeof NumberField>, "label"> & {
    readonly words: { readonly label: string; readonly note: string };
    readonly assumed?: boolean;
  },
): ReactElement {
  const { words, assumed = false, ...field } = props;
  return (
    <SettingRow label={words.label} note={words.note} assumed={assumed}>
      <NumberField label={words.label} {...field} />
    </SettingRow>
  );
}
