/** Decides how plain bytes become a `Buffer`: the same memory, and not a copy. */

/** A thread, and some streams, give plain arrays where a `Buffer` was sent. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
