import { Button, Tooltip } from "antd";
import { type ComponentProps, type ReactElement, useState } from "react";
import { Icon, type IconName } from "./icon";

type Placement = NonNullable<ComponentProps<typeof Tooltip>["placement"]>;

/** A button that shows only an icon: its name is a tooltip for the eye and a label for the ear. */
export function IconButton(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick?: () => void;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly outlined?: boolean;
  readonly placement?: Placement;
  readonly className?: string;
}): ReactElement {
  const {
    icon,
    label,
    onClick,
    disabled = false,
    pressed,
    outlined = false,
    placement = "bottom",
    className,
  } = props;
  const [hinted, setHinted] = useState(false);
  // Once pressed, the hint would only cover what the button opens.
  const [muted, setMuted] = useState(false);
  return (
    <Tooltip
      title={label}
      placement={placement}
      mouseEnterDelay={0.4}
      open={hinted && !muted}
      onOpenChange={setHinted}
    >
      <Button
        className={["icon-button", pressed === true && "is-pressed", className].filter(Boolean).join(" ")}
        type={outlined ? "default" : "text"}
        icon={<Icon name={icon} />}
        aria-label={label}
        disabled={disabled}
        {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
        onMouseLeave={() => setMuted(false)}
        onClick={() => {
          setMuted(true);
          onClick?.();
        }}
      />
    </Tooltip>
  );
}
