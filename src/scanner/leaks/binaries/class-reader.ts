/** Decides what is searched in a compiled Java class: its constants, with the names of fields. */
import { createBinaryReader } from './create-binary-reader.ts'
import { handUntilBroken } from './hand-strings.ts'
import { isJavaClass, parseClassStrings } from './parse-class-strings.ts'

export const classReader = createBinaryReader({
  name: 'class',
  title: 'Java class',
  claims: isJavaClass,
  read: (bytes, place, sink) => handUntilBroken(place, sink, parseClassStrings(bytes)),
})
