/** Decides how every binary with a structure is read: whole, up to a bound, and not trusted. */
import { limits } from '../../../base/limits.ts'
import { MIB } from '../../../base/units.ts'
import type { Content } from '../content/content.ts'
import type { ContentReader, LeakSink } from '../leak-sink.ts'
import type { Place } from '../place.ts'
import { handPlainStrings } from './hand-strings.ts'

interface BinaryForm {
  readonly name: string
  /** As it stands in a sentence: `DEX file`. */
  readonly title: string
  claims(head: Buffer, name: string): boolean
  /** Says why it could not be read to its end; then its plain strings are searched as well. */
  read(bytes: Buffer, place: Place, sink: LeakSink): Promise<string | undefined>
}

export function createBinaryReader({ name, title, claims, read }: BinaryForm): ContentReader {
  return {
    name,
    claims,
    async read(content: Content, place: Place, sink: LeakSink): Promise<void> {
      const file = await content.open()
      sink.opened(place)
      if (file.size > limits.binaryBytesMax) {
        const size = `${limits.binaryBytesMax / MIB} MiB`
        sink.skip(place, `a ${title} above ${size} is read as plain strings only`)
        return await handPlainStrings(place, sink, file)
      }
      const why = await read(await file.read(0, file.size), place, sink)
      if (why === undefined) return
      sink.skip(place, `the ${title} is broken: ${why}; the rest is read as plain strings only`)
      await handPlainStrings(place, sink, file)
    },
  }
}
