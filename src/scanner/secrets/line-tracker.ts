/** Decides in which line and column a place lies, of a text that comes in pieces. */
import { limits } from '../../base/limits.ts'
import { copyText } from './copy-text.ts'

export interface LinePlace {
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 code units. */
  readonly column: number
  readonly lineText: string
  readonly lineBefore: string
}

const BYTE_ORDER_MARK = '\ufeff'

export class LineTracker {
  #text = ''
  /** Up to here lines are counted. */
  #at = 0
  #line = 1
  /** Where the line begins; below 0 when it began in an earlier piece. */
  #lineStart = 0
  #lineBefore = ''
  #isEmpty = true
  /** Of a part of a longer stream: what stands of its first line before its own beginning. */
  #hiddenLength = 0
  /** The next line break of the piece, or beyond its end. */
  #nextBreak = 0

  /** The next piece; `from` is the place in it where the last one ended. */
  open(text: string, from: number, goesOn: boolean): void {
    this.#text = text
    this.#lineStart += from - this.#at
    if (goesOn && this.#isEmpty) {
      this.#lineStart = text.lastIndexOf('\n', from - 1) + 1
      this.#hiddenLength = from - this.#lineStart
    }
    this.#at = from
    this.#nextBreak = this.#findBreak(from)
    if (!goesOn && text.startsWith(BYTE_ORDER_MARK)) this.#lineStart++
  }

  /** Places are asked in ascending order. */
  locate(index: number): LinePlace {
    this.#advance(index)
    return {
      line: this.#line,
      column: this.#columnAt(index),
      lineText: copyText(this.#readLine(index)),
      lineBefore: this.#lineBefore,
    }
  }

  close(to: number): void {
    this.#advance(to)
  }

  tellEnd(): { line: number; column: number; lineBefore: string } {
    const column = this.#columnAt(this.#at)
    return { line: this.#line, column, lineBefore: this.#lineBefore }
  }

  #columnAt(index: number): number {
    return index - this.#lineStart + 1 - (this.#line === 1 ? this.#hiddenLength : 0)
  }

  count(): number {
    const isOpen = this.#at > this.#lineStart
    return this.#isEmpty ? 0 : this.#line - (isOpen ? 0 : 1)
  }

  #advance(to: number): void {
    if (to > 0) this.#isEmpty = false
    this.#at = to
    if (this.#nextBreak >= to) return
    let before = this.#lineStart
    let last = this.#nextBreak
    this.#line++
    for (let end = this.#findBreak(last + 1); ; end = this.#findBreak(last + 1)) {
      this.#nextBreak = end
      if (end >= to) break
      this.#line++
      before = last + 1
      last = end
    }
    const from = Math.max(before, 0, last - limits.sightingLineLength)
    this.#lineBefore = copyText(this.#text.slice(from, last).replace(/\r$/, ''))
    this.#lineStart = last + 1
  }

  #findBreak(from: number): number {
    const at = this.#text.indexOf('\n', from)
    return at < 0 ? this.#text.length : at
  }

  /** The whole line, or the part of it round the place. */
  #readLine(index: number): string {
    const length = limits.sightingLineLength
    const begin = Math.max(this.#lineStart, 0)
    const from = Math.max(begin, index - length / 2)
    const piece = this.#text.slice(from, from + length)
    const end = piece.indexOf('\n', index - from)
    if (end < 0) return piece
    return this.#text.slice(Math.max(begin, from + end - length), from + end).replace(/\r$/, '')
  }
}
