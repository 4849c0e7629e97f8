/** Says what goes to a thread. */
import type { LeakTask } from '../sources/leak-task.ts'
import type { SinkSettings } from './open-leak-sink.ts'

export type ThreadSettings = Omit<SinkSettings, 'signal'>

export type ToThread =
  | { readonly kind: 'read'; readonly tasks: readonly LeakTask[] }
  | { readonly kind: 'stop' }
  | { readonly kind: 'end' }
