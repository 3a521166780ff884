import { Popover } from "antd";
import type { ReactElement } from "react";
import type { ToolName } from "../../session/session-state";
import type { IconName } from "../icon";
import { IconButton } from "../icon-button";
import { PROFILE_CLOSED, stageStore, useStage } from "../stage-state";
import { useSession, useSessionHandle } from "../use-session";
import { useWords } from "../view-state";
import { MapSearch } from "./map-search";

/** What the pointer does on the map. */
export function ToolColumn(): ReactElement {
  const { map, profile } = useWords();
  const session = useSessionHandle();
  const tool = useSession((state) => state.tool);
  const searching = useStage((stage) => stage.searchOpen);
  const profiling = useStage((stage) => stage.profileOpen);
  const tools: readonly (readonly [ToolName, IconName, string])[] = [
    ["select", "select", map.select],
    ["add-siren", "add", map.add],
    ["measure", "measure", map.measure],
  ];
  return (
    <div className="map-tools map-group" role="toolbar" aria-orientation="vertical" aria-label={map.tools}>
      {tools.map(([name, icon, label]) => (
        <IconButton
          key={name}
          icon={icon}
          label={label}
          placement="right"
          pressed={tool === name}
          onClick={() => session.setTool(name)}
        />
      ))}
      <IconButton
        icon="profile"
        label={profile.tool}
        placement="right"
        pressed={profiling}
        onClick={() => stageStore.set(profiling ? PROFILE_CLOSED : { profileOpen: true })}
      />
      <Popover
        trigger="click"
        placement="rightTop"
        open={searching}
        onOpenChange={(searchOpen) => stageStore.set({ searchOpen })}
        content={<MapSearch />}
        destroyOnHidden
      >
        <span>
          <IconButton icon="search" label={map.search} placement="right" pressed={searching} />
        </span>
      </Popover>
    </div>
  );
}
