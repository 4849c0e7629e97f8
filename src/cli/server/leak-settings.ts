/** Decides whose reports of leaked keys are taken; without a word in the file those of admins. */
import { GITHUB_KEYS_URL } from '../../server/leaks/github-keys.ts'
import type { WebhookSecretSource } from '../../server/sinks/sink-settings.ts'
import type { ReadConfig } from '../config/read-config.ts'

export interface LeakSettings {
  /** Null: GitHub's protocol is not spoken. */
  readonly githubKeysUrl: URL | null
  /** Null: no webhook is taken. */
  readonly secret: WebhookSecretSource | null
}

export function resolveLeaks(read: ReadConfig | null): LeakSettings {
  const { github = false, secretFile, secretVariable } = read?.config.leaks ?? {}
  const keysUrl = (typeof github === 'object' ? github.keysUrl : undefined) ?? GITHUB_KEYS_URL
  return {
    githubKeysUrl: github === false ? null : new URL(keysUrl),
    secret: toSource(read, secretFile, secretVariable),
  }
}

function toSource(
  read: ReadConfig | null,
  file: string | undefined,
  variable: string | undefined,
): WebhookSecretSource | null {
  if (file !== undefined) return { kind: 'file', path: read?.resolvePath(file) ?? file }
  return variable === undefined ? null : { kind: 'variable', name: variable }
}
