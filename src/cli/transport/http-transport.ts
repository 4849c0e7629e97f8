/** Decides how the management API of a server is asked: with an admin key, never in clear text. */
import { KeywardError } from '../../base/errors.ts'
import { SecretText } from '../../base/secret-text.ts'
import type { CliContext } from '../cli-context.ts'
import { readSecretFile } from '../files/read-input.ts'
import { readAnswer } from './read-answer.ts'
import { parseServerUrl, refuseCleartext, sendTo } from './server-connection.ts'
import type { ConnectionValues, Transport } from './transport.ts'

/** Errors: `usage_error`, `insecure_url`, `file_not_readable`; of calls `server_unreachable`. */
export async function openHttpTransport(
  context: CliContext,
  options: ConnectionValues,
): Promise<Transport> {
  const server = parseServerUrl(options.url ?? '')
  const adminKey = await readAdminKey(context, options.apiKeyFile)
  refuseCleartext(server, options.insecureHttp === true)
  return {
    async call(method, path, body) {
      const response = await sendTo(server, path, {
        method,
        headers: {
          authorization: `Bearer ${adminKey.reveal()}`,
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return readAnswer(response, server.origin)
    },
    async close() {},
  }
}

async function readAdminKey(
  { environment, fromFlags }: CliContext,
  file: string | undefined,
): Promise<SecretText> {
  const given = environment['KEYWARD_API_KEY']?.trim() ?? ''
  if (file !== undefined && (given === '' || fromFlags.has('apiKeyFile'))) {
    return readSecretFile(file)
  }
  if (given === '') {
    throw new KeywardError('usage_error', {
      detail: 'an admin key is needed: set KEYWARD_API_KEY, or give --api-key-file',
    })
  }
  if (!/^[\x21-\x7e]+$/.test(given)) {
    throw new KeywardError('usage_error', { detail: 'KEYWARD_API_KEY does not hold a key' })
  }
  return new SecretText(given)
}
