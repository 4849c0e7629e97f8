/** Decides the order in which binaries are asked for: what is known more surely comes first. */
import type { ContentReader } from '../leak-sink.ts'
import { classReader } from './class-reader.ts'
import { compiledXmlReader, protoXmlReader } from './compiled-xml-reader.ts'
import { dexReader } from './dex-reader.ts'
import { hermesReader } from './hermes-reader.ts'
import { nativeReader } from './native-reader.ts'
import { propertyListReader } from './property-list-reader.ts'
import { pycReader } from './pyc-reader.ts'
import { protoResourcesReader, resourcesReader } from './resources-reader.ts'
import { unityReader } from './unity-reader.ts'
import { wideTextReader } from './wide-text-reader.ts'

export const binaryReaders: readonly ContentReader[] = [
  hermesReader,
  dexReader,
  unityReader,
  classReader,
  nativeReader,
  propertyListReader,
  resourcesReader,
  compiledXmlReader,
  protoResourcesReader,
  protoXmlReader,
  pycReader,
  wideTextReader,
]
