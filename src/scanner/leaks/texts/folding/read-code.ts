/** Decides what is looked into of code: its text, what it assembles, and where a bundle is from. */
import { realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { limits } from '../../../../base/limits.ts'
import { bufferContent } from '../../content/buffer-content.ts'
import type { Content } from '../../content/content.ts'
import { openFileContent } from '../../content/open-file-content.ts'
import type { ContentReader } from '../../leak-sink.ts'
import { placeWithin } from '../../place.ts'
import { findInlineMap, openSourceMap } from '../maps/open-source-map.ts'
import { foldBeside } from './fold-beside.ts'
import { foldingLanguageOf } from './fold-strings.ts'

export const codeReader: ContentReader = {
  name: 'code',
  claims: (head, name) => foldingLanguageOf(name) !== undefined && !head.includes(0),
  async read(content, place, sink) {
    const language = foldingLanguageOf(content.name) ?? 'javascript'
    const tail = language === 'python' ? undefined : await readTail(content)
    const siblingName = `${content.name.split(/[\\/]/).at(-1)}.map`
    const originalOf =
      tail === undefined
        ? undefined
        : await openSourceMap((name) => openSibling(content, name), tail, siblingName)
    const chunks = foldBeside(content.stream(), language, ({ found, line, column }) => {
      sink.secret(place, found, { line, column, original: originalOf?.(line, column) })
    })
    await sink.stream(place, chunks, originalOf === undefined ? {} : { originalOf })
    const inline = tail === undefined ? undefined : findInlineMap(tail)
    if (inline !== undefined) {
      await sink.content(placeWithin(place, 'source map'), bufferContent('inline.map', inline))
    }
  },
}

/** Cheap: where the places of a bundle come from is only known to who reads it as a whole. */
export async function mayHaveMap(content: Content): Promise<boolean> {
  const tail = await readTail(content)
  if (tail?.includes('sourceMappingURL') === true) return true
  const sibling = await openSibling(content, `${basename(content.name)}.map`)
  await sibling?.close()
  return sibling !== undefined
}

/** What came with the script, or lies beside it on disk; no link leads out to other folders. */
async function openSibling(
  { path, sourceMap }: Content,
  relative: string,
): Promise<Content | undefined> {
  if (sourceMap !== undefined) return bufferContent(relative, sourceMap)
  if (path === undefined) return undefined
  try {
    const folder = await realpath(dirname(path))
    const sibling = join(folder, relative)
    return (await realpath(sibling)) === sibling ? await openFileContent(sibling) : undefined
  } catch {
    return undefined
  }
}

/** Enough for the remark that names the map, and for a map that the remark holds itself. */
async function readTail(content: Content): Promise<Buffer | undefined> {
  const isKept = content.path !== undefined
  const isShort = (content.size ?? Number.POSITIVE_INFINITY) <= limits.contentMemoryBytesMax
  // To open a long stream is to write it to a file first.
  if (!isKept && !isShort) return undefined
  const access = await content.open()
  const { size } = access
  const short = Math.min(size, limits.mapRemarkBytesMax)
  const tail = await access.read(size - short, short)
  const isInline = /^[\w+/=%.-]+\s*$/.test(tail.toString('latin1'))
  if (!isInline) return tail
  const long = Math.min(size, limits.sourceMapBytesMax)
  return access.read(size - long, long)
}
