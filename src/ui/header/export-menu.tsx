import { Button, Dropdown } from "antd";
import type { ReactElement } from "react";
import { exportReport } from "../../commands/export-report";
import { Icon } from "../icon";
import { useSession, useSessionHandle } from "../use-session";
import { useView, useWords } from "../view-state";

/** What goes out: a report to print, or the areas for a GIS; only of a result that belongs to the plan. */
export function ExportMenu({ short }: { readonly short: boolean }): ReactElement {
  const { header } = useWords();
  const session = useSessionHandle();
  const language = useView((view) => view.language);
  const ready = useSession((state) => state.result.kind === "ready");
  const items = [
    { key: "html", label: header.reportHtml, onClick: () => exportReport(session, "html", language) },
    {
      key: "geojson",
      label: header.reportGeojson,
      onClick: () => exportReport(session, "geojson", language),
    },
  ];
  return (
    <Dropdown menu={{ items }} trigger={["click"]} placement="bottomRight" disabled={!ready}>
      <Button type="primary" icon={<Icon name="download" />} disabled={!ready} aria-haspopup="menu">
        {short ? header.report : header.exportReport}
      </Button>
    </Dropdown>
  );
}
