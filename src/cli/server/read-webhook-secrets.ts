/** Decides which secrets webhooks are signed with, from a file or a variable, the newest first. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import type { WebhookSecretSource } from '../../server/sinks/sink-settings.ts'
import { parseWebhookSecret } from '../../server/webhooks/parse-webhook-secret.ts'
import type { Environment } from '../cli-context.ts'
import { readInput } from '../files/read-input.ts'

/** Errors: `file_not_readable`, `config_invalid`; neither shows what stands there. */
export async function readWebhookSecrets(
  source: WebhookSecretSource,
  environment: Environment,
): Promise<Buffer[]> {
  const isFile = source.kind === 'file'
  const where = isFile ? source.path : `the variable ${source.name}`
  const text = isFile
    ? await readInput(source.path, limits.webhookSecretFileBytesMax)
    : (environment[source.name] ?? '')
  const words = text.split(/\s+/).filter((word) => word !== '')
  const secrets = words.map(parseWebhookSecret).filter((secret) => secret !== undefined)
  const { webhookSecretsMax: max, webhookSecretBytesMin: min } = limits
  if (secrets.length > 0 && secrets.length === words.length && secrets.length <= max) {
    return secrets
  }
  throw new KeywardError('config_invalid', {
    detail:
      `${where} must hold 1 to ${max} webhook secrets, each whsec_ and the base64 of ` +
      `${min} bytes or more; \`openssl rand -base64 32\` makes such bytes`,
  })
}
