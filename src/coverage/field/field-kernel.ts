import { scriptKernel } from "./script-kernel";
import type { FieldKernel } from "./sweep-job";
import { shippedKernelBytes, wasmKernel } from "./wasm-kernel";

/** The fastest kernel that this engine runs. One for each worker: a kernel holds buffers and does one sweep at a time. */
export const fieldKernel = (wasmBytes: Uint8Array = shippedKernelBytes()): FieldKernel =>
  wasmKernel(wasmBytes) ?? scriptKernel();
