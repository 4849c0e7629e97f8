/** Says what a line of a log gives away: what was sent, to whom, and when. */
import type { SentKey } from '../find-sent-keys.ts'

export interface LogSighting {
  readonly sent: SentKey
  readonly host: string | null
  readonly timeMs: number | undefined
}
