/** Decides where the elements of a list within a long JSON text begin and end, as it streams by. */

export interface ElementSplit {
  /** Paths of lists whose elements are taken out: `log.entries`, `sections.*.map.sources`. */
  readonly lists: ReadonlySet<string>
  /** A longer element stays where it is, among the rest. */
  readonly elementBytesMax: number
  /** `index` counts from 0 within its list. */
  onElement(bytes: Buffer, index: number, list: string): Promise<void> | void
  /** An element that was too long, or was cut off by the end of the text. */
  onLeft(index: number, list: string, why: 'long' | 'cut'): void
}

interface Frame {
  readonly path: string
  readonly isList: boolean
  readonly isTaken: boolean
  index: number
  key: string
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
/** Lists of interest lie above this; below, brackets are only counted. */
const DEPTH_TRACKED = 16
const KEY_LENGTH = 64

/** Yields the rest: all but the elements, in place of which stand as many line ends. */
export async function* splitJsonElements(
  chunks: AsyncIterable<Buffer>,
  split: ElementSplit,
): AsyncGenerator<Buffer> {
  const scan = new ElementScan(split)
  for await (const chunk of chunks) yield* scan.push(chunk)
  yield* scan.end()
}

class ElementScan {
  readonly #split: ElementSplit
  readonly #frames: Frame[] = []
  #untracked = 0
  #isInString = false
  #isEscaped = false
  #text: string | undefined
  /** Of the element that is being taken out; `undefined` between elements. */
  #pieces: Buffer[] | undefined
  #size = 0
  #depth = 0
  #isLong = false

  constructor(split: ElementSplit) {
    this.#split = split
  }

  async *push(chunk: Buffer): AsyncGenerator<Buffer> {
    let from = 0
    for (let at = 0; at < chunk.length; at++) {
      const wasInElement = this.#pieces !== undefined
      const stop = this.#isInString ? this.#skipString(chunk, at) : at
      if (stop >= chunk.length) break
      at = stop
      const ended = this.#step(chunk[at] ?? 0)
      if (!wasInElement && this.#pieces !== undefined) {
        if (at > from) yield chunk.subarray(from, at)
        from = at
      }
      if (!ended) continue
      yield* this.#finish(chunk.subarray(from, at + 1))
      from = at + 1
    }
    if (this.#pieces === undefined) {
      if (from < chunk.length) yield chunk.subarray(from)
    } else {
      yield* this.#keep(chunk.subarray(from))
    }
  }

  *end(): Generator<Buffer> {
    if (this.#pieces === undefined) return
    const frame = this.#frames.at(-1)
    if (!this.#isLong) this.#split.onLeft(frame?.index ?? 0, frame?.path ?? '', 'cut')
    yield* this.#pieces
  }

  *#keep(piece: Buffer): Generator<Buffer> {
    if (this.#isLong) {
      yield piece
      return
    }
    this.#pieces?.push(piece)
    this.#size += piece.length
    if (this.#size <= this.#split.elementBytesMax) return
    this.#isLong = true
    const frame = this.#frames.at(-1)
    this.#split.onLeft(frame?.index ?? 0, frame?.path ?? '', 'long')
    const pieces = this.#pieces ?? []
    this.#pieces = []
    yield* pieces
  }

  async *#finish(last: Buffer): AsyncGenerator<Buffer> {
    yield* this.#keep(last)
    const frame = this.#frames.at(-1)
    const pieces = this.#pieces ?? []
    const isLong = this.#isLong
    this.#pieces = undefined
    this.#size = 0
    this.#isLong = false
    if (isLong || frame === undefined) return
    const bytes = pieces.length === 1 ? (pieces[0] ?? last) : Buffer.concat(pieces)
    await this.#split.onElement(bytes, frame.index, frame.path)
    yield Buffer.alloc(countLines(bytes) || 1, countLines(bytes) > 0 ? '\n' : ' ')
  }

  /** The place of the quote that ends the string, or the end of the chunk. */
  #skipString(chunk: Buffer, start: number): number {
    let at = this.#isEscaped ? start + 1 : start
    const from = at
    this.#isEscaped = false
    while (at <= chunk.length) {
      const quote = chunk.indexOf(QUOTE, at)
      const end = quote < 0 ? chunk.length : quote
      let slash = end
      while (slash > from && chunk[slash - 1] === BACKSLASH) slash--
      const isEscaped = (end - slash) % 2 === 1
      if (quote < 0 || !isEscaped) {
        if (this.#text !== undefined && this.#text.length < KEY_LENGTH) {
          this.#text += chunk.toString('latin1', start, Math.min(end, start + KEY_LENGTH))
        }
        this.#isEscaped = quote < 0 && isEscaped
        return end
      }
      at = quote + 1
    }
    return chunk.length
  }

  /** True when the byte is the last of an element. */
  #step(byte: number): boolean {
    switch (byte) {
      case QUOTE:
        return this.#quote()
      case 0x7b:
      case 0x5b:
        this.#open(byte === 0x5b)
        return false
      case 0x7d:
      case 0x5d:
        return this.#close()
      case 0x2c:
        return this.#comma()
      case 0x3a:
        return this.#colon()
      default:
        return false
    }
  }

  #quote(): boolean {
    const isEnd = this.#isInString
    this.#isInString = !isEnd
    if (this.#pieces !== undefined) return isEnd && this.#depth === 0
    if (isEnd) return false
    this.#text = ''
    if (this.#isBeforeElement()) this.#begin(0)
    return false
  }

  #open(isList: boolean): void {
    if (this.#pieces !== undefined) {
      this.#depth++
    } else if (this.#isBeforeElement()) {
      this.#begin(1)
    } else if (this.#untracked > 0 || this.#frames.length >= DEPTH_TRACKED) {
      this.#untracked++
    } else {
      const parent = this.#frames.at(-1)
      const own = parent === undefined ? '' : parent.isList ? '*' : parent.key
      const path = parent === undefined || parent.path === '' ? own : `${parent.path}.${own}`
      const isTaken = isList && this.#split.lists.has(path)
      this.#frames.push({ path, isList, isTaken, index: 0, key: '' })
    }
  }

  #close(): boolean {
    if (this.#pieces !== undefined) return --this.#depth === 0
    if (this.#untracked > 0) this.#untracked--
    else this.#frames.pop()
    return false
  }

  #comma(): boolean {
    const frame = this.#frames.at(-1)
    if (this.#pieces === undefined && this.#untracked === 0 && frame !== undefined) frame.index++
    return false
  }

  #colon(): boolean {
    const frame = this.#frames.at(-1)
    if (this.#pieces !== undefined || this.#untracked > 0 || frame === undefined) return false
    frame.key = this.#text ?? ''
    this.#text = undefined
    return false
  }

  #isBeforeElement(): boolean {
    return this.#untracked === 0 && this.#frames.at(-1)?.isTaken === true
  }

  #begin(depth: number): void {
    this.#pieces = []
    this.#depth = depth
    this.#text = undefined
  }
}

function countLines(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) count++
  return count
}
