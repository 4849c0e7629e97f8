/** Reads ZIP archives and all that is one: JAR, APK, AAB, XAPK, IPA, wheels, extensions. */
import type { ContentReader } from '../leak-sink.ts'
import { readZipMembers } from './read-zip-members.ts'

export function isZip(head: Buffer): boolean {
  const mark = head.toString('latin1', 0, 4)
  return /^(?:PK\x03\x04|PK\x05\x06|PK\x07\x08|Cr24)$/.test(mark)
}

export const zipReader: ContentReader = {
  name: 'zip',
  claims: isZip,
  async read(content, place, sink) {
    sink.opened(place)
    await readZipMembers(content, place, sink)
  },
}
