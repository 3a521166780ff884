import type { ReactElement } from "react";
import { usePlan, useSession } from "../use-session";
import { useWords } from "../view-state";
import { ProjectMenu } from "./project-menu";

/** The open project: its name, the file it stands in, whether that file is up to date. */
export function ProjectBlock(): ReactElement {
  const { header } = useWords();
  const name = usePlan().name;
  const fileName = useSession((state) => state.fileName);
  const changed = useSession((state) => state.history.plan !== state.savedPlan);
  return (
    <div className="project">
      <Logo />
      <div className="project-names">
        <h1 className="project-name" title={name}>
          {name}
        </h1>
        <div className="project-file" title={fileName ?? header.builtIn}>
          <span className="ellipsis">{fileName ?? header.builtIn}</span>
          {changed && <span className="project-unsaved">{header.unsaved}</span>}
        </div>
      </div>
      <ProjectMenu />
    </div>
  );
}

function Logo(): ReactElement {
  return (
    <svg className="logo" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect className="primary-fill" width="24" height="24" rx="4" />
      <circle className="logo-mark" cx="12" cy="11" r="2.2" fill="currentColor" />
      <path
        className="logo-mark"
        d="M12 13v6M8.6 14.6a5 5 0 0 1 0-7.2M15.4 7.4a5 5 0 0 1 0 7.2M6.3 17a8.4 8.4 0 0 1 0-12M17.7 5a8.4 8.4 0 0 1 0 12"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
      />
    </svg>
  );
}
