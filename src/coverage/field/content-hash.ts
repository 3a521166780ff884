/**
 * Hash of numbers, 64 bits in hex: two rounds of FNV-1a over 32-bit words with different seeds. SHA-256 would take
 * seconds over the 18 MB of a district's surface; against chance, not against malice, this is as good.
 */
export function contentHash(parts: readonly (Float32Array | Uint8Array | readonly number[])[]): string {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (const part of parts) {
    const bytes = part instanceof Float32Array || part instanceof Uint8Array ? part : Float64Array.from(part);
    const whole = bytes.byteLength >> 2;
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset, whole);
    a = Math.imul(a ^ whole, 0x01000193);
    for (let i = 0; i < whole; i++) {
      const word = words[i] as number;
      a = Math.imul(a ^ word, 0x01000193);
      // The multiplier of MurmurHash3's finaliser; the shift brings high bits down, which FNV never does.
      b = Math.imul(b ^ word ^ (b >>> 15), 0x85ebca6b);
    }
    const rest = new Uint8Array(bytes.buffer, bytes.byteOffset + 4 * whole, bytes.byteLength - 4 * whole);
    for (const byte of rest) a = Math.imul(a ^ byte, 0x01000193);
    for (const byte of rest) b = Math.imul(b ^ byte ^ (b >>> 15), 0x85ebca6b);
  }
  const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, "0");
  return hex(a ^ (a >>> 16)) + hex(b ^ (b >>> 13));
}
