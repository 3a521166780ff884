import { Modal } from "antd";
import type { ReactElement } from "react";
import { stageStore, useStage } from "../stage-state";
import { useWords } from "../view-state";

/** What is real, what is derived, what is illustrative, and whose it is. */
export function SourcesModal(): ReactElement {
  const { sources, app } = useWords();
  const open = useStage((stage) => stage.dialog === "sources");
  return (
    <Modal
      open={open}
      title={sources.title}
      width={880}
      style={{ top: 32 }}
      footer={null}
      closable={{ "aria-label": app.close }}
      onCancel={() => stageStore.set({ dialog: null })}
    >
      <p>{sources.intro}</p>
      <p className="sources-warning">{sources.warning}</p>
      <table className="sources-table">
        <thead>
          <tr>
            <th scope="col">{sources.columns.name}</th>
            <th scope="col">{sources.columns.status}</th>
            <th scope="col">{sources.columns.source}</th>
            <th scope="col">{sources.columns.licence}</th>
          </tr>
        </thead>
        <tbody>
          {sources.rows.map((row) => (
            <tr key={row.name}>
              <td>
                <b>{row.name}</b>
                <div className="sources-what">{row.what}</div>
              </td>
              <td>
                <span className={row.status === "illustrative" ? "tag tag-amber" : "tag tag-ink"}>
                  {sources.status[row.status]}
                </span>
              </td>
              <td>{row.source}</td>
              <td>{row.licence}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{sources.own}</p>
      <p>
        <b>{sources.software}</b> · {sources.softwareText}
      </p>
    </Modal>
  );
}
