/** Decides what is looked into of code: its text, what it assembles, and where a bundle is from. */
import { dirname, join } from 'node:path'
import { limits } from '../../../../base/limits.ts'
import { bufferContent } from '../../content/buffer-content.ts'
import type { Content } from '../../content/content.ts'
import { openFileContent } from '../../content/open-file-content.ts'
import type { ContentReader, LeakSink, StreamOptions } from '../../leak-sink.ts'
import { type Place, placeWithin } from '../../place.ts'
import { findInlineMap, openSourceMap } from '../maps/open-source-map.ts'
import { foldBeside } from './fold-beside.ts'
import { foldingLanguageOf } from './fold-strings.ts'

export const codeReader: ContentReader = {
  name: 'code',
  claims: (head, name) => foldingLanguageOf(name) !== undefined && !head.includes(0),
  async read(content, place, sink) {
    const tail = foldingLanguageOf(content.name) === 'python' ? undefined : await readTail(content)
    if (tail === undefined) {
      await searchCode(content, place, sink)
      return
    }
    const siblingName = `${content.name.split(/[\\/]/).at(-1)}.map`
    const originalOf = await openSourceMap((name) => openSibling(content, name), tail, siblingName)
    await searchCode(content, place, sink, originalOf)
    const inline = findInlineMap(tail)
    if (inline !== undefined) {
      await sink.content(placeWithin(place, 'source map'), bufferContent('inline.map', inline))
    }
  },
}

/** The same for code whose source map came from elsewhere. */
export async function searchCode(
  content: Content,
  place: Place,
  sink: LeakSink,
  originalOf?: StreamOptions['originalOf'],
): Promise<void> {
  const options = originalOf === undefined ? {} : { originalOf }
  const language = foldingLanguageOf(content.name) ?? 'javascript'
  const chunks = foldBeside(content.stream(), language, ({ found, line, column }) => {
    sink.secret(place, found, { line, column, original: originalOf?.(line, column) })
  })
  await sink.stream(place, chunks, options)
}

/** Beside a file on disk, and nowhere else. */
async function openSibling({ path }: Content, relative: string): Promise<Content | undefined> {
  if (path === undefined) return undefined
  try {
    return await openFileContent(join(dirname(path), relative))
  } catch {
    return undefined
  }
}

/** Enough for the remark that names the map, and for a map that the remark holds itself. */
async function readTail(content: Content): Promise<Buffer | undefined> {
  if (content.path === undefined) return undefined
  const access = await content.open()
  const { size } = access
  const short = Math.min(size, limits.mapRemarkBytesMax)
  const tail = await access.read(size - short, short)
  const isInline = /^[\w+/=%.-]+\s*$/.test(tail.toString('latin1'))
  if (!isInline) return tail
  const long = Math.min(size, limits.sourceMapBytesMax)
  return access.read(size - long, long)
}
