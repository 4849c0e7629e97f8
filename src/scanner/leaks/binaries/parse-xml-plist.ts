/** Decides the texts of a property list in XML, each with the path of keys and the line. */
import { limits } from '../../../base/limits.ts'
import { BrokenBinary } from './broken-binary.ts'
import { KEY_LENGTH_MAX } from './name-entry.ts'
import type { PlistValue } from './parse-binary-plist.ts'

export interface XmlPlistValue extends PlistValue {
  /** From 1; where the element of the value begins. */
  readonly line: number
}

export function isXmlPlist(head: Buffer): boolean {
  const start = head.toString('latin1').replace(/^\xef\xbb\xbf/, '')
  return /^\s{0,64}<(?:\?xml|!DOCTYPE plist|plist|!--)/.test(start) && start.includes('<plist')
}

interface Frame {
  readonly isDictionary: boolean
  /** Of the next value: the key that was read, or the place in the list. */
  key: string
  index: number
}

/** Only the five entities that XML has by itself are replaced: none that the file declares. */
export async function* parseXmlPlist(bytes: Buffer): AsyncGenerator<XmlPlistValue, void> {
  const { Parser } = await import('htmlparser2')
  const text = bytes.toString('utf8')
  const reader = new PlistElements(text)
  const parser = new Parser(
    {
      onopentag: (name) => reader.open(name, parser.startIndex),
      ontext: (part) => reader.addText(part),
      oncomment: (comment) => reader.addComment(comment, parser.startIndex),
      onclosetag: (name) => reader.close(name),
    },
    { xmlMode: true },
  )
  for (let at = 0; at < text.length; at += limits.binaryPieceBytes) {
    parser.write(text.slice(at, at + limits.binaryPieceBytes))
    yield* reader.take()
  }
  parser.end()
  yield* reader.take()
  if (reader.isOpen || !text.includes('</plist>')) throw new BrokenBinary('its end is missing')
}

class PlistElements {
  readonly #text: string
  readonly #frames: Frame[] = []
  #values: XmlPlistValue[] = []
  #content = ''
  #line = 1
  /** Line breaks before this place are counted. */
  #counted = 0

  constructor(text: string) {
    this.#text = text
  }

  get isOpen(): boolean {
    return this.#frames.length > 0
  }

  open(name: string, at: number): void {
    this.#content = ''
    this.#countLines(at)
    if (name !== 'dict' && name !== 'array') return
    if (this.#frames.length >= limits.plistDepthMax) throw new BrokenBinary('it nests too deep')
    this.#frames.push({ isDictionary: name === 'dict', key: '', index: 0 })
  }

  addText(part: string): void {
    this.#content += part
  }

  addComment(comment: string, at: number): void {
    this.#countLines(at)
    this.#values.push({ path: [], name: undefined, value: comment, line: this.#line })
  }

  close(name: string): void {
    if (name === 'dict' || name === 'array') this.#frames.pop()
    const frame = this.#frames.at(-1)
    if (name === 'key') {
      if (frame !== undefined) frame.key = this.#content.slice(0, KEY_LENGTH_MAX)
      return
    }
    if (name === 'string') this.#add(this.#content)
    if (name === 'data') this.#add(Buffer.from(this.#content, 'base64'))
    if (frame !== undefined && !frame.isDictionary) frame.index++
  }

  take(): readonly XmlPlistValue[] {
    const values = this.#values
    this.#values = []
    return values
  }

  #add(value: string | Buffer): void {
    const path = this.#frames.map(({ isDictionary, key, index }) =>
      isDictionary ? key : String(index),
    )
    const name = this.#frames.findLast(({ isDictionary }) => isDictionary)?.key
    this.#values.push({ path, name, value, line: this.#line })
  }

  #countLines(until: number): void {
    for (
      let at = this.#text.indexOf('\n', this.#counted);
      at !== -1 && at < until;
      at = this.#text.indexOf('\n', this.#counted)
    ) {
      this.#line++
      this.#counted = at + 1
    }
  }
}
