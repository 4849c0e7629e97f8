/** Decides which text a part of an office document shows: whole paragraphs, however formatted. */
import { TextDecoder } from 'node:util'
import { Parser } from 'htmlparser2'
import { limits } from '../../../base/limits.ts'
import { MIB } from '../../../base/units.ts'
import { UnreadableError } from '../content/unreadable-error.ts'

/** Elements that end a line; all others are formats within one, and a secret may cross them. */
const LINES = new Set(['p', 'h', 'si', 'row', 'tr', 'table-row', 'br', 'cr', 'line-break'])
const GAPS: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['c', '\t'],
  ['tc', '\t'],
  ['table-cell', '\t'],
  ['s', ' '],
  ['noBreakHyphen', '-'],
])

/** Shorter ones are marks and measures; a link is longer. */
const ATTRIBUTE_LENGTH_MIN = 16

const TOO_DEEP = 'nests deeper than documents do; the rest was not read'

/** No entity is expanded but those of XML itself, and none is fetched. */
export async function* joinOfficeText(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let text = ''
  let besides: string[] = []
  let depth = 0
  const endLine = () => {
    text += `\n${besides.map((each) => `${each}\n`).join('')}`
    besides = []
  }
  const handlers = {
    ontext(data: string) {
      const isIndent = data.includes('\n') && data.trim() === ''
      if (!isIndent) text += data
    },
    oncomment(data: string) {
      besides.push(data)
    },
    onopentag(_: string, attributes: Readonly<Record<string, string>>) {
      // The parser looks at all that are open for each that opens.
      if (++depth > limits.officeDepthMax) throw new UnreadableError(TOO_DEEP)
      for (const [name, value] of Object.entries(attributes)) {
        const isLong = value.length >= ATTRIBUTE_LENGTH_MIN
        if (isLong && !/^xmlns|schemaLocation$/.test(name)) besides.push(`${name}=${value}`)
      }
    },
    onclosetag(name: string) {
      depth--
      const local = name.slice(name.indexOf(':') + 1)
      if (LINES.has(local)) endLine()
      else text += GAPS.get(local) ?? ''
    },
  }
  const parser = new Parser(handlers, { xmlMode: true, decodeEntities: true })
  let decoder: TextDecoder | undefined
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > limits.officePartBytesMax) {
      const most = limits.officePartBytesMax / MIB
      throw new UnreadableError(`is longer than ${most} MiB; the rest was not read`)
    }
    decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : 'utf-8')
    parser.write(decoder.decode(chunk, { stream: true }))
    if (text !== '') yield Buffer.from(text)
    text = ''
  }
  parser.end()
  endLine()
  yield Buffer.from(text)
}
