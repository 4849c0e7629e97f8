/** Decides where in the sources a place of a bundle comes from: by the map that it names. */
import { isRecord } from '../../../../base/document/is-record.ts'
import { limits } from '../../../../base/limits.ts'
import type { Content } from '../../content/content.ts'
import type { StreamOptions } from '../../leak-sink.ts'
import { readWhole } from '../read-whole.ts'
import { cleanSourceName } from './clean-source-name.ts'

type OriginalOf = NonNullable<StreamOptions['originalOf']>
type Tracing = typeof import('@jridgewell/trace-mapping')

const REMARK = /(?:\/\/|\/\*)[#@]\s?sourceMappingURL=([^\s'"*]+)/g
const INLINE = /^data:application\/json[^,]{0,100},/

/**
 * `tail`: the last bytes of the bundle, all of the remark included. `siblingName`: where a map
 * lies that the bundle does not name, `app.js.map`. Undefined: no map, or none that can be used.
 */
export async function openSourceMap(
  readSibling: (relative: string) => Promise<Content | undefined>,
  tail: Buffer,
  siblingName?: string,
): Promise<OriginalOf | undefined> {
  const address = findMapAddress(tail)
  const inline = address === undefined ? undefined : decodeInlineMap(address)
  const bytes = inline ?? (await readMap(readSibling, findRelative(address) ?? siblingName))
  if (bytes === undefined || bytes.length > limits.sourceMapBytesMax) return undefined
  return traceLazily(bytes, await import('@jridgewell/trace-mapping'))
}

/** The map within the bundle itself, to be searched as a content of its own. */
export function findInlineMap(tail: Buffer): Buffer | undefined {
  const address = findMapAddress(tail)
  return address === undefined ? undefined : decodeInlineMap(address)
}

/** The last one counts; what bundlers put together may have several. */
function findMapAddress(tail: Buffer): string | undefined {
  if (!tail.includes('sourceMappingURL=')) return undefined
  return [...tail.toString('latin1').matchAll(REMARK)].at(-1)?.[1]
}

function decodeInlineMap(address: string): Buffer | undefined {
  const head = INLINE.exec(address)?.[0]
  if (head === undefined) return undefined
  const data = address.slice(head.length)
  if (head.includes(';base64')) return Buffer.from(data, 'base64')
  try {
    return Buffer.from(decodeURIComponent(data))
  } catch {
    return undefined
  }
}

/** Only what lies beside the bundle or below: a bundle may not say which of our files we open. */
function findRelative(address: string | undefined): string | undefined {
  if (address === undefined || /^[a-z][a-z0-9+.-]*:|^[\\/]/i.test(address)) return undefined
  let path: string
  try {
    path = decodeURIComponent(address.replace(/[?#].*$/s, ''))
  } catch {
    return undefined
  }
  const parts = path.split('/').filter((part) => part !== '.' && part !== '')
  if (parts.length === 0 || parts.some((part) => part === '..' || /[\\\0:]/.test(part))) {
    return undefined
  }
  return parts.join('/')
}

async function readMap(
  readSibling: (relative: string) => Promise<Content | undefined>,
  relative: string | undefined,
): Promise<Buffer | undefined> {
  const content = relative === undefined ? undefined : await readSibling(relative)
  if (content === undefined) return undefined
  try {
    return (await readWhole(content.stream(), limits.sourceMapBytesMax)).bytes
  } finally {
    await content.close()
  }
}

/** Most bundles hold no secret, and then nobody asks. */
function traceLazily(bytes: Buffer, tracing: Tracing): OriginalOf {
  let originalOf: OriginalOf | undefined
  return (line, column) => {
    originalOf ??= traceMap(bytes, tracing)
    try {
      return originalOf(line, column)
    } catch {
      return undefined
    }
  }
}

function traceMap(bytes: Buffer, { AnyMap, traceSegment }: Tracing): OriginalOf {
  const none: OriginalOf = () => undefined
  const text = bytes.toString('utf8').replace(/^\)\]\}'?[^\n{]{0,20}\n/, '')
  try {
    let segments = 0
    const parsed: unknown = JSON.parse(text, (name, value: unknown) => {
      if (name === 'mappings') segments += countSegments(value)
      // They are most of a map, and to trace they are not needed.
      return name === 'sourcesContent' ? undefined : value
    })
    if (!isRecord(parsed) || segments > limits.sourceMapSegmentsMax) return none
    const map = new AnyMap(JSON.stringify(parsed))
    return (line, column) => {
      const [, source, originalLine, originalColumn] = traceSegment(map, line - 1, column - 1) ?? []
      if (source === undefined || originalLine === undefined || originalColumn === undefined) {
        return undefined
      }
      const name = map.sources[source]
      if (name === undefined || originalLine < 0 || originalColumn < 0) return undefined
      const path = cleanSourceName(name, source)
      return { path, line: originalLine + 1, column: originalColumn + 1 }
    }
  } catch {
    return none
  }
}

/** Each is a list of numbers of its own in memory; what comes as lists already is no real map. */
function countSegments(mappings: unknown): number {
  if (typeof mappings !== 'string') return Number.POSITIVE_INFINITY
  let count = 0
  for (let at = 0; at < mappings.length; at++) {
    const code = mappings.charCodeAt(at)
    if (code === 0x2c || code === 0x3b) count++
  }
  return count
}
