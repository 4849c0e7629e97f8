/** Says whose reports of leaked keys are taken beside those of admins. */
import type { GithubKeys } from './github-keys.ts'

export interface LeakDesk {
  /** Null: GitHub's partner protocol is not spoken. */
  readonly github: GithubKeys | null
  /** Of webhooks that come in, the newest first; none: no webhook is taken. */
  readonly secrets: readonly Uint8Array[]
}
