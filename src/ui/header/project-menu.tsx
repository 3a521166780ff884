import { Dropdown, type MenuProps } from "antd";
import type { ReactElement } from "react";
import { openDefault } from "../../commands/open-default";
import { openProject } from "../../commands/open-project";
import { saveLayers } from "../../commands/save-folder";
import { saveProject } from "../../commands/save-project";
import { pickFiles } from "../file-picker";
import { IconButton } from "../icon-button";
import { stageStore } from "../stage-state";
import { useSessionHandle } from "../use-session";
import { useView, useWords, viewStore } from "../view-state";

/** The ··· menu: projects in and out, the look of the face, what it is made of. */
export function ProjectMenu(): ReactElement {
  const { menu } = useWords();
  const session = useSessionHandle();
  const theme = useView((view) => view.theme);
  const open = async (what: "files" | "folder") => {
    const files = await pickFiles(what);
    if (files.length > 0) await openProject(session, files);
  };
  const items: MenuProps["items"] = [
    { key: "open", label: menu.open, extra: "Ctrl+O", onClick: () => void open("files") },
    { key: "folder", label: menu.openFolder, onClick: () => void open("folder") },
    { key: "hedong", label: menu.sampleHedong, onClick: () => void openDefault(session, "hedong") },
    { key: "yuetang", label: menu.sampleYuetang, onClick: () => void openDefault(session, "yuetang") },
    { key: "town", label: menu.sampleTown, onClick: () => void openDefault(session, "town") },
    { type: "divider" },
    { key: "save", label: menu.save, extra: "Ctrl+S", onClick: () => saveProject(session) },
    { key: "layers", label: menu.saveLayers, onClick: () => saveLayers(session) },
    { type: "divider" },
    { key: "settings", label: menu.settings, onClick: () => stageStore.set({ dialog: "settings" }) },
    {
      key: "theme",
      label: theme === "light" ? menu.dark : menu.light,
      onClick: () => viewStore.set({ theme: theme === "light" ? "dark" : "light" }),
    },
    { key: "sources", label: menu.sources, onClick: () => stageStore.set({ dialog: "sources" }) },
    { key: "shortcuts", label: menu.shortcuts, onClick: () => stageStore.set({ dialog: "shortcuts" }) },
  ];
  return (
    <Dropdown menu={{ items }} trigger={["click"]} placement="bottomLeft">
      <span className="project-menu">
        <IconButton icon="more" label={menu.label} />
      </span>
    </Dropdown>
  );
}
