/** Decides what is searched in a Unity game: its strings, which no zero bytes keep apart. */
import { createBinaryReader } from './create-binary-reader.ts'
import { handUntilBroken } from './hand-strings.ts'
import { isUnityMetadata, parseUnityStrings } from './parse-unity-strings.ts'

export const unityReader = createBinaryReader({
  name: 'unity',
  title: 'metadata of a Unity game',
  claims: isUnityMetadata,
  read: (bytes, place, sink) => handUntilBroken(place, sink, parseUnityStrings(bytes)),
})
