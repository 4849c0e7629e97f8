/** Decides what is searched in compiled Python: its strings, each by itself. */
import { createBinaryReader } from './create-binary-reader.ts'
import { handUntilBroken } from './hand-strings.ts'
import { isPyc, parsePycStrings } from './parse-pyc-strings.ts'

export const pycReader = createBinaryReader({
  name: 'pyc',
  title: 'compiled Python',
  claims: (head, name) => isPyc(head) && /\.py[co]$/i.test(name),
  read: (bytes, place, sink) => handUntilBroken(place, sink, parsePycStrings(bytes)),
})
