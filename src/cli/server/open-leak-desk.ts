/** Decides how the settings for reports of leaked keys become what checks those reports. */
import type { Engine } from '../../engine/engine.ts'
import { GithubKeys } from '../../server/leaks/github-keys.ts'
import type { LeakDesk } from '../../server/leaks/leak-desk.ts'
import type { Logger } from '../../server/logger.ts'
import type { Environment } from '../cli-context.ts'
import { readVersion } from '../read-version.ts'
import type { LeakSettings } from './leak-settings.ts'
import { readWebhookSecrets } from './read-webhook-secrets.ts'

/** Errors: `file_not_readable`, `config_invalid`. */
export async function openLeakDesk(
  { githubKeysUrl: url, secret }: LeakSettings,
  clock: Engine['clock'],
  logger: Logger,
  environment: Environment,
): Promise<LeakDesk & { close(): Promise<void> }> {
  const secrets = secret === null ? [] : await readWebhookSecrets(secret, environment)
  const userAgent = `keyward/${readVersion()}`
  const github = url === null ? null : new GithubKeys({ url, clock, logger, userAgent })
  return { github, secrets, close: async () => github?.close() }
}
