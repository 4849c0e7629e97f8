/** Decides what is searched in Hermes bytecode: its strings, which no zero bytes keep apart. */
import { createBinaryReader } from './create-binary-reader.ts'
import { handUntilBroken } from './hand-strings.ts'
import { isHermes, parseHermesStrings } from './parse-hermes-strings.ts'

export const hermesReader = createBinaryReader({
  name: 'hermes',
  title: 'Hermes bytecode',
  claims: isHermes,
  read: (bytes, place, sink) => handUntilBroken(place, sink, parseHermesStrings(bytes)),
})
