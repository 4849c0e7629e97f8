/** Says which forms of content are known; the first that claims one reads it. */
import type { ContentReader } from '../leak-sink.ts'

export const contentReaders: readonly ContentReader[] = []
