/** Decides which lines of a log are worth a closer look, and looks closely at those alone. */
import { limits } from '../../../../base/limits.ts'
import { buildPattern } from '../../../secrets/build-pattern.ts'
import { KeyLookup } from './key-lookup.ts'
import type { LogSighting } from './log-sighting.ts'
import { readColumnNames, readColumns } from './read-columns.ts'
import { readJsonLine } from './read-json-line.ts'
import { readTextLine } from './read-text-line.ts'

/** A telling name with a value, or a value that begins like those of well-known formats. */
const SIGN = buildPattern('gi', [
  /key|token|secret|auth|passwd|password|pwd|pass|credentials?|jwt|app_?id|bearer|sig/,
  /authorization|cookie/,
]).source
const HIT = new RegExp(
  `${SIGN}(?:%5D|\\])?(?:=|%3D|\\\\{0,2}"\\s?:\\s?\\[?\\\\{0,2}")|` +
    '[?&][^=&\\s"]{1,60}=(?:[a-z][a-z0-9]{1,7}[_-]|eyj|a[ks]ia|aiza|ya29\\.|sg\\.)[\\w.~-]{12}|' +
    '#fields:',
  'gi',
)
/** What a runtime of containers, or syslog, writes before the line of the program. */
const BEFORE_JSON = 300

export class LogScan {
  readonly #tell: (sighting: LogSighting, line: number) => void
  readonly #keys = new KeyLookup()
  #columns: readonly string[] | undefined
  /** Of the line that the next chunk goes on with. */
  #pieces: Buffer[] = []
  #size = 0
  #isLong = false
  #line = 1
  longLines = 0

  constructor(tell: (sighting: LogSighting, line: number) => void) {
    this.#tell = tell
  }

  push(chunk: Buffer): void {
    const last = chunk.lastIndexOf(0x0a)
    if (last < 0) {
      this.#keep(chunk)
      return
    }
    let from = 0
    if (this.#pieces.length > 0 || this.#isLong) {
      from = chunk.indexOf(0x0a) + 1
      this.#keep(chunk.subarray(0, from))
      this.#flush()
    }
    if (last + 1 > from) this.#readBlock(chunk.toString('utf8', from, last + 1))
    if (last + 1 < chunk.length) this.#keep(chunk.subarray(last + 1))
  }

  end(): void {
    this.#flush()
  }

  #keep(piece: Buffer): void {
    this.#size += piece.length
    if (this.#size > limits.logLineBytesMax) {
      if (!this.#isLong) this.longLines++
      this.#isLong = true
      this.#pieces = []
    } else {
      this.#pieces.push(piece)
    }
  }

  #flush(): void {
    if (this.#isLong) this.#line++
    else this.#readBlock(Buffer.concat(this.#pieces).toString('utf8'))
    this.#pieces = []
    this.#size = 0
    this.#isLong = false
  }

  /** Whole lines; of those without a sign only the ends are counted. */
  #readBlock(block: string): void {
    let counted = 0
    HIT.lastIndex = 0
    for (let hit = HIT.exec(block); hit !== null; hit = HIT.exec(block)) {
      const start = block.lastIndexOf('\n', hit.index) + 1
      const next = block.indexOf('\n', hit.index)
      const end = next < 0 ? block.length : next
      this.#line += countLines(block, counted, start)
      counted = start
      this.#readLine(block.slice(start, end).replace(/\r$/, ''))
      HIT.lastIndex = end
    }
    this.#line += countLines(block, counted, block.length)
  }

  #readLine(line: string): void {
    const columns = readColumnNames(line)
    if (columns !== undefined) {
      this.#columns = columns
      return
    }
    for (const sighting of this.#listSightings(line)) this.#tell(sighting, this.#line)
  }

  #listSightings(line: string): readonly LogSighting[] {
    const object = line.slice(0, BEFORE_JSON).search(/(?:^|\s)\{"/)
    const json = object < 0 ? undefined : readJsonLine(line.slice(object).trim(), this.#keys)
    if (json !== undefined) return json
    if (this.#columns !== undefined) return readColumns(line, this.#columns, this.#keys)
    return readTextLine(line, this.#keys)
  }
}

function countLines(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1))
    count++
  return count
}
