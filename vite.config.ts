import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { securityHeaders } from "./scripts/lib/security-headers.mjs";

export default defineConfig({
  plugins: [react()],
  assetsInclude: ["**/*.geojson"],
  worker: { format: "es" },
  build: {
    target: "chrome109",
    // A data: address is not this origin: the content policy would block the fetch of a small sample file.
    assetsInlineLimit: 0,
    // MapLibre and antd are each one large chunk by nature; the warning would say nothing new.
    chunkSizeWarningLimit: 2600,
  },
  server: { host: "127.0.0.1" },
  preview: { host: "127.0.0.1", headers: securityHeaders },
});
