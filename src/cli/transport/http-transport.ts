/** Decides how the management API of a server is asked: with an admin key, never in clear text. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { SecretText } from '../../base/secret-text.ts'
import type { CliContext } from '../cli-context.ts'
import { readSecretFile } from '../files/read-input.ts'
import { openBody, readAnswer } from './read-answer.ts'
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
    async *download(path) {
      const stop = new AbortController()
      const giveUp = () => stop.abort(new DOMException('', 'TimeoutError'))
      const timer = setTimeout(giveUp, limits.requestTimeoutMs)
      const { origin } = server
      try {
        const headers = { authorization: `Bearer ${adminKey.reveal()}` }
        const response = await sendTo(server, path, { headers, signal: stop.signal })
        for await (const chunk of await openBody(response, origin)) {
          // However long all of it takes, it must not stand still.
          timer.refresh()
          yield chunk
        }
      } catch (cause) {
        if (cause instanceof KeywardError) throw cause
        const detail = `${origin} broke off its answer.`
        throw new KeywardError('server_unreachable', { detail }, { cause })
      } finally {
        clearTimeout(timer)
        stop.abort()
      }
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
