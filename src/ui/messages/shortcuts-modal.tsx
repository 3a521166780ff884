import { Modal } from "antd";
import type { ReactElement } from "react";
import { stageStore, useStage } from "../stage-state";
import { useWords } from "../view-state";

/** What the keyboard does. */
export function ShortcutsModal(): ReactElement {
  const { shortcuts, app } = useWords();
  const open = useStage((stage) => stage.dialog === "shortcuts");
  return (
    <Modal
      open={open}
      title={shortcuts.title}
      footer={null}
      closable={{ "aria-label": app.close }}
      onCancel={() => stageStore.set({ dialog: null })}
    >
      <table className="shortcuts-table">
        <tbody>
          {shortcuts.rows.map(([keys, meaning]) => (
            <tr key={keys}>
              <td>
                <b>{keys}</b>
              </td>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
