/** Decides what is looked into of a recording of HTTP (HAR 1.2), however long: all of it. */
import { limits } from '../../../../base/limits.ts'
import type { ContentReader } from '../../leak-sink.ts'
import { SentKeyTally } from '../sent-key-tally.ts'
import { splitJsonElements } from '../split-json-elements.ts'
import { readHarEntry } from './read-har-entry.ts'

const ENTRIES = 'log.entries'

export const harReader: ContentReader = {
  name: 'har',
  claims(head, name) {
    const text = head.toString('latin1')
    if (!/^(?:\xef\xbb\xbf)?\s{0,100}\{/.test(text)) return false
    if (/\.har$/i.test(name)) return true
    return /^[^"]{1,200}"log"\s{0,20}:/.test(text) && /"(?:creator|entries)"/.test(text)
  },
  async read(content, place, sink) {
    sink.opened(place)
    const tally = new SentKeyTally()
    const rest = splitJsonElements(content.stream(), {
      lists: new Set([ENTRIES]),
      elementBytesMax: limits.harEntryBytesMax,
      onElement: (bytes, index) => readHarEntry(bytes, index + 1, place, sink, tally),
      onLeft(index, _list, why) {
        const reason =
          why === 'cut'
            ? 'is cut off: it was searched as text'
            : `is above ${limits.harEntryBytesMax} bytes: it was searched as text`
        sink.skip(place, `entry ${index + 1} ${reason}`)
      },
    })
    await sink.stream(place, rest)
    tally.report(place, sink)
  },
}
