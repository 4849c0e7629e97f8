/** Decides what is looked into of a source map, however long: each source as a file of its own. */
import { basename } from 'node:path'
import { limits } from '../../../../base/limits.ts'
import { bufferContent } from '../../content/buffer-content.ts'
import type { ContentReader } from '../../leak-sink.ts'
import { placeWithin } from '../../place.ts'
import { splitJsonElements } from '../split-json-elements.ts'
import { cleanSourceName } from './clean-source-name.ts'

const NAMES = ['sources', 'sections.*.map.sources']
const TEXTS = ['sourcesContent', 'sections.*.map.sourcesContent']

export const sourceMapReader: ContentReader = {
  name: 'source map',
  claims(head, name) {
    const text = head.toString('latin1')
    if (!/^(?:\xef\xbb\xbf|\)\]\}'?[^\n{]{0,20}\n)?\s{0,100}\{/.test(text)) return false
    const isMap = /"version"\s{0,10}:\s{0,10}3[\s,}]/.test(text)
    const isNamed = /\.map(?:\.json)?$/i.test(name)
    const hasSources = /"(?:sources|sourcesContent|mappings|sections)"\s{0,10}:/.test(text)
    return hasSources && (isMap || isNamed) && (isNamed || /"mappings"|"sections"/.test(text))
  },
  async read(content, place, sink) {
    sink.opened(place)
    const names: unknown[] = []
    const rest = splitJsonElements(content.stream(), {
      lists: new Set([...NAMES, ...TEXTS]),
      elementBytesMax: limits.mapSourceBytesMax,
      async onElement(bytes, index, list) {
        const value = parse(bytes)
        if (NAMES.includes(list)) {
          // Each section has a list of its own.
          if (index === 0) names.splice(0)
          if (index < limits.leakMapSourcesMax) names[index] = value
        } else if (typeof value === 'string' && value !== '') {
          const name = cleanSourceName(names[index], index)
          const own = bufferContent(basename(name), Buffer.from(value))
          await sink.content(placeWithin(place, name), own)
        }
      },
      onLeft(index, list, why) {
        if (NAMES.includes(list)) return
        const reason = why === 'cut' ? 'is cut off' : `is above ${limits.mapSourceBytesMax} bytes`
        const name = cleanSourceName(names[index], index)
        sink.skip(placeWithin(place, name), `${reason}: it was searched as text`)
      },
    })
    await sink.stream(place, rest)
  },
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
