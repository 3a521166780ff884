/** The system's name for what went wrong with a file: `ENOENT`, `EACCES` … */
export function systemCode(reason: unknown): string {
  const code = typeof reason === "object" && reason !== null && "code" in reason ? reason.code : "";
  return typeof code === "string" ? code : "";
}
