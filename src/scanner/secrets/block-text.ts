/** Decides how the bytes of a block read as text: UTF-8, UTF-16, or one character for each byte. */
import { isAscii, isUtf8 } from 'node:buffer'
import type { Block } from './block-reader.ts'

export type StreamEncoding = 'utf8' | 'utf16le' | 'utf16be'

export interface BlockText {
  readonly text: string
  /** Its characters, cut to eight bits. */
  readonly bytes: Uint8Array
  /** In characters of the text. */
  readonly ownFrom: number
  readonly ownTo: number
  /** Of a character, in bytes of the block; asked in ascending order. */
  offsetOf(index: number): number
}

/** So many bytes tell UTF-16 that has no byte order mark. */
const SAMPLE_BYTES = 512
const SAMPLE_BYTES_MIN = 16

export function detectEncoding(bytes: Buffer, isBinary: boolean): StreamEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf16be'
  if (isBinary || bytes.length < SAMPLE_BYTES_MIN) return 'utf8'
  const sample = bytes.subarray(0, SAMPLE_BYTES & ~1)
  if (isZeroAt(sample, 1) && !sample.some(isZeroEven)) return 'utf16le'
  if (isZeroAt(sample, 0) && !sample.some(isZeroOdd)) return 'utf16be'
  return 'utf8'
}

const isZeroEven = (byte: number, at: number) => byte === 0 && at % 2 === 0
const isZeroOdd = (byte: number, at: number) => byte === 0 && at % 2 === 1

function isZeroAt(sample: Uint8Array, parity: number): boolean {
  return sample.every((byte, at) => at % 2 !== parity || byte === 0)
}

export function readBlockText(block: Block, encoding: StreamEncoding): BlockText {
  if (encoding !== 'utf8') return readUtf16(block, encoding)
  if (isAscii(block.bytes)) return readBytes(block)
  const text = block.bytes
  const from = skipRest(text, 0)
  const to = block.isLast ? text.length : endOfWhole(text)
  return isUtf8(text.subarray(from, to)) ? readUtf8(block, from, to) : readBytes(block)
}

function readBytes({ bytes, ownStart, ownEnd }: Block): BlockText {
  const text = bytes.toString('latin1')
  return { text, bytes, ownFrom: ownStart, ownTo: ownEnd, offsetOf: (index) => index }
}

function readUtf16(block: Block, encoding: 'utf16le' | 'utf16be'): BlockText {
  const even = block.bytes.subarray(0, block.bytes.length & ~1)
  const text = (encoding === 'utf16le' ? even : Buffer.from(even).swap16()).toString('utf16le')
  return {
    text,
    bytes: Buffer.from(text, 'latin1'),
    ownFrom: block.ownStart / 2,
    ownTo: block.ownEnd >> 1,
    offsetOf: (index) => index * 2,
  }
}

function readUtf8(block: Block, from: number, to: number): BlockText {
  const text = block.bytes.toString('utf8', from, to)
  const ownEnd = Math.min(to, skipRest(block.bytes, block.ownEnd))
  const ownStart = skipRest(block.bytes, block.ownStart)
  let index = 0
  let offset = from
  return {
    text,
    bytes: Buffer.from(text, 'latin1'),
    ownFrom: block.bytes.toString('utf8', from, ownStart).length,
    ownTo: text.length - block.bytes.toString('utf8', ownEnd, to).length,
    offsetOf: (wanted) => {
      offset += Buffer.byteLength(text.slice(index, wanted))
      index = wanted
      return offset
    },
  }
}

/** Where the next whole character begins: the rest of one that was cut is at most three bytes. */
function skipRest(bytes: Uint8Array, at: number): number {
  let start = at
  while (start < at + 3 && start < bytes.length && ((bytes[start] as number) & 0xc0) === 0x80) {
    start++
  }
  return start
}

/** Where the last whole character ends. */
function endOfWhole(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}
