import { Button, Dropdown } from "antd";
import type { ReactElement } from "react";
import { Icon } from "../icon";

/** What a list is sorted by, and what else it could be. */
export function SortMenu<K extends string>(props: {
  readonly label: string;
  readonly names: Readonly<Record<K, string>>;
  readonly keys: readonly K[];
  readonly value: K;
  readonly onChange: (key: K) => void;
}): ReactElement {
  const { label, names, keys, value, onChange } = props;
  const items = keys.map((key) => ({ key, label: names[key], onClick: () => onChange(key) }));
  return (
    <Dropdown
      menu={{ items, selectable: true, selectedKeys: [value] }}
      trigger={["click"]}
      placement="bottomRight"
    >
      <Button type="text" icon={<Icon name="sort" size={14} />} aria-label={`${label}: ${names[value]}`}>
        {names[value]}
      </Button>
    </Dropdown>
  );
}
