/** Decides what is text in UTF-16, such as `.strings` of iOS: it is read again, in UTF-8. */
import { streamContent } from '../content/stream-content.ts'
import type { ContentReader } from '../leak-sink.ts'

type WideEncoding = 'utf-16le' | 'utf-16be'

/** Of files without a mark so many characters are looked at: all of them ASCII, in two bytes. */
const LOOKED_AT = 32
const WIDE_NAME = /\.(?:strings|reg|inf|rc|ps1|txt|csv|ini|cfg|conf|log|json|xml|config)$/i

export const wideTextReader: ContentReader = {
  name: 'utf-16',
  claims: (head, name) => findEncoding(head, name) !== undefined,
  async read(content, place, sink) {
    const encoding = findEncoding(await content.head(), content.name) ?? 'utf-16le'
    const { expansion } = content
    const narrow = streamContent(content.name, narrowed(content.stream(), encoding))
    try {
      await sink.content(place, expansion === undefined ? narrow : { ...narrow, expansion })
    } finally {
      await narrow.close()
    }
  },
}

function findEncoding(head: Buffer, name: string): WideEncoding | undefined {
  if (head.length < 4) return undefined
  const mark = head.readUInt16BE(0)
  if (mark === 0xfffe && head.readUInt16BE(2) !== 0) return 'utf-16le'
  if (mark === 0xfeff) return 'utf-16be'
  if (!WIDE_NAME.test(name) || head.length < LOOKED_AT * 2) return undefined
  for (const [encoding, low] of [['utf-16le', 0] as const, ['utf-16be', 1] as const]) {
    const isText = (index: number): boolean =>
      isPrintable(head[index * 2 + low]) && head[index * 2 + 1 - low] === 0
    if (Array.from({ length: LOOKED_AT }, (_, index) => index).every(isText)) return encoding
  }
  return undefined
}

function isPrintable(byte = 0): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 9 || byte === 10 || byte === 13
}

/** Without the mark, so that nobody claims it for UTF-16 again. */
async function* narrowed(
  chunks: AsyncIterable<Buffer>,
  encoding: WideEncoding,
): AsyncGenerator<Buffer, void> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  yield Buffer.from(decoder.decode())
}
