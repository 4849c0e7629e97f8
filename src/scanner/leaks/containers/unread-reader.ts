/** Knows archives that are not read, so that coverage says so. */
import type { ContentReader } from '../leak-sink.ts'

const MARKS: readonly (readonly [RegExp, string])[] = [
  [/^BZh[1-9](?:1AY&SY|\x17rE8P\x90)/, 'bzip2'],
  [/^\xfd7zXZ\0/, 'XZ'],
  [/^7z\xbc\xaf\x27\x1c/, '7z'],
  [/^Rar!\x1a\x07/, 'RAR'],
  [/^LZIP\x01/, 'lzip'],
  [/^\x04"M\x18/, 'LZ4'],
  [/^\x1f\x9d/, 'compress'],
  [/^MSCF\0\0\0\0/, 'cabinet'],
  [/^hsqs/, 'SquashFS'],
  [/^\xed\xab\xee\xdb/, 'RPM'],
  [/^xar!/, 'xar'],
]

export const unreadReader: ContentReader = {
  name: 'unread',
  claims: (head) => formOf(head) !== undefined,
  async read(content, place, sink) {
    sink.skip(place, `is an archive of the form ${formOf(await content.head())}, which is not read`)
  },
}

function formOf(head: Buffer): string | undefined {
  const start = head.toString('latin1', 0, 16)
  return MARKS.find(([mark]) => mark.test(start))?.[1]
}
