/** Decides which files an OpenAPI document may refer to: those in its own folder or below it. */
import { isAbsolute, join, posix, relative } from 'node:path'
import { decodeText, type OtherDocuments } from '../../base/document/references.ts'
import { limits } from '../../base/limits.ts'
import { readInput } from '../files/read-input.ts'

/** Other hosts are never asked, and files elsewhere are none of the document's business. */
export function folderDocuments(folder: string): OtherDocuments {
  return {
    find: (from, file) => {
      if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(file)) {
        return { refusal: 'refers to another host, which is not asked' }
      }
      const path = join(posix.dirname(from), decodeText(file))
      const inside = relative(folder, path)
      if (inside.startsWith('..') || isAbsolute(inside)) {
        return { refusal: 'refers to a file outside of the folder of the document' }
      }
      return { path }
    },
    read: (path) => readInput(path, limits.openapiBytesMax),
  }
}
