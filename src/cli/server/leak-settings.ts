/** Decides whose reports of leaked keys are taken; without a word in the file those of admins. */
import { GITHUB_KEYS_URL } from '../../server/leaks/github-keys.ts'
import type { WebhookSecretSource } from '../../server/sinks/sink-settings.ts'
import { createConfigError, type ReadConfig } from '../config/read-config.ts'
import { parseWebhookUrl } from './sink-settings.ts'

export interface LeakSettings {
  /** Null: GitHub's protocol is not spoken. */
  readonly githubKeysUrl: URL | null
  /** Null: no webhook is taken. */
  readonly secret: WebhookSecretSource | null
}

/** Error `config_invalid` with line and column. */
export function resolveLeaks(read: ReadConfig | null): LeakSettings {
  const { github = false, secretFile, secretVariable } = read?.config.leaks ?? {}
  const refuse = (path: readonly string[], message: string): never => {
    const at = read?.source.locate(['leaks', ...path]) ?? ''
    throw createConfigError([{ at, message }])
  }
  if (secretFile !== undefined && secretVariable !== undefined) {
    refuse(['secretVariable'], 'secretFile and secretVariable exclude each other')
  }
  const keysUrl = (typeof github === 'object' ? github.keysUrl : undefined) ?? GITHUB_KEYS_URL
  const parse = () =>
    parseWebhookUrl(keysUrl, (message) => refuse(['github', 'keysUrl'], `keysUrl ${message}`))
  return {
    githubKeysUrl: github === false ? null : parse(),
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
