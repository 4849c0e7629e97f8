/** Decides where a reference of an API document leads; whether it may be read, the reader says. */
import { posix } from 'node:path'
import { decodeText, type OtherDocuments } from '../../../base/document/references.ts'

/** A document from the web never leads to a file. */
export function otherDocuments(readOther: (path: string) => Promise<string>): OtherDocuments {
  return {
    find: (from, file) => {
      const isUrl = /^[a-z][a-z0-9+.-]*:/i.test(file) || file.startsWith('//')
      if (!isUrl && !/^https?:/i.test(from)) {
        const path = decodeText(file)
        return { path: posix.isAbsolute(path) ? path : posix.join(posix.dirname(from), path) }
      }
      const url = URL.parse(file, /^https?:/i.test(from) ? from : 'https://localhost/')
      if (url === null || !/^https?:$/.test(url.protocol)) {
        return { refusal: 'refers to what is neither a file nor an address of HTTP' }
      }
      return { path: url.href }
    },
    read: readOther,
  }
}
