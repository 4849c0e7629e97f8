/** Decides how what a process reads of a hostile file is handed on, and where that file lies. */
import { copyFile, lstat } from 'node:fs/promises'
import { limits } from '../../../../base/limits.ts'
import { MIB } from '../../../../base/units.ts'
import { bufferContent } from '../../content/buffer-content.ts'
import type { Content } from '../../content/content.ts'
import { Expansion } from '../../content/expansion.ts'
import { createPrivateFile, type PrivateFile } from '../../content/private-file.ts'
import { explainFailure, UnreadableError } from '../../content/unreadable-error.ts'
import type { LeakSink } from '../../leak-sink.ts'
import { type Place, placeWithin } from '../../place.ts'
import type { ApartItem, ApartKind } from './apart-item.ts'
import { askApart } from './ask-apart.ts'

export async function readApart(
  kind: ApartKind,
  content: Content,
  place: Place,
  sink: LeakSink,
): Promise<void> {
  sink.opened(place)
  let failure: string | undefined
  async function* items(): AsyncGenerator<ApartItem> {
    try {
      yield* listItems(kind, content)
    } catch (error) {
      failure = explainFailure(error)
    }
  }
  await handItems(items(), content, place, sink)
  if (failure !== undefined) sink.skip(place, failure)
}

async function* listItems(kind: ApartKind, content: Content): AsyncGenerator<ApartItem> {
  const log = kind === 'sqlite' ? await findLog(content) : undefined
  const isInPlace = content.path !== undefined && log === undefined
  const copy = isInPlace ? undefined : await copyPrivately(content, log)
  try {
    const path = copy?.path ?? content.path ?? ''
    for await (const batch of askApart({ kind, path, hasLog: log !== undefined })) {
      // It is open now, and needs its name no longer.
      await copy?.forget()
      yield* batch
    }
  } finally {
    await copy?.remove()
  }
}

/** What was written to a database last may be in a file beside it. */
async function findLog(content: Content): Promise<string | undefined> {
  if (content.path === undefined) return undefined
  const path = `${content.path}-wal`
  const found = await lstat(path).catch(() => undefined)
  const isOne = found?.isFile() && found.size > 0 && found.size <= limits.apartCopyBytesMax
  return isOne ? path : undefined
}

async function copyPrivately(content: Content, log: string | undefined): Promise<PrivateFile> {
  const copy = await createPrivateFile()
  try {
    let bytes = 0
    for await (const chunk of content.stream()) {
      bytes += chunk.length
      if (bytes > limits.apartCopyBytesMax) {
        const most = limits.apartCopyBytesMax / MIB
        throw new UnreadableError(`is longer than ${most} MiB, which is the most that is copied`)
      }
      await copy.file.appendFile(chunk)
    }
    if (log !== undefined) await copyFile(log, `${copy.path}-wal`)
    return copy
  } catch (error) {
    await copy.remove()
    throw error
  }
}

async function handItems(
  items: AsyncIterator<ApartItem>,
  content: Content,
  place: Place,
  sink: LeakSink,
): Promise<void> {
  let item: ApartItem | undefined
  const next = async () => {
    const { done, value } = await items.next()
    item = done === true ? undefined : value
  }
  async function* textOf(entry: string): AsyncGenerator<Buffer> {
    for (; item?.kind === 'text' && item.entry === entry; await next()) {
      yield Buffer.from(item.text)
    }
  }
  const expansion = content.expansion ?? new Expansion(content.size)
  try {
    await next()
    while (item !== undefined) {
      if (item.kind === 'text') {
        const { entry } = item
        await sink.stream(placeWithin(place, entry), textOf(entry))
        // A sink that had enough leaves the rest of it.
        while (item?.kind === 'text' && item.entry === entry) await next()
      } else if (item.kind === 'bytes') {
        const { entry, name, bytes } = item
        const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
        const within = { ...bufferContent(name, whole), expansion }
        await sink.content(placeWithin(place, entry), within)
        await next()
      } else {
        const { entry, reason } = item
        sink.skip(entry === null ? place : placeWithin(place, entry), reason)
        await next()
      }
    }
  } finally {
    await items.return?.()
  }
}
