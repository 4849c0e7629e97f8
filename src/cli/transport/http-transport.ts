/** Decides how the management API of a server is asked: with an admin key, never in clear text. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { SecretText } from '../../base/secret-text.ts'
import type { CliContext } from '../cli-context.ts'
import { readSecretFile } from '../files/read-input.ts'
import { readAnswer } from './read-answer.ts'
import type { ConnectionValues, Transport } from './transport.ts'

/** Errors: `usage_error`, `insecure_url`, `file_not_readable`; of calls `server_unreachable`. */
export async function openHttpTransport(
  context: CliContext,
  options: ConnectionValues,
): Promise<Transport> {
  const base = parseServerUrl(options.url ?? '')
  const adminKey = await readAdminKey(context, options.apiKeyFile)
  refuseCleartext(base, options.insecureHttp === true)
  return {
    async call(method, path, body) {
      const url = `${base.origin}${base.pathname.replace(/\/+$/, '')}${path}`
      const response = await send(url, base.origin, {
        method,
        headers: {
          authorization: `Bearer ${adminKey.reveal()}`,
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        // A redirect would carry the admin key to wherever it points.
        redirect: 'manual',
        signal: AbortSignal.timeout(limits.requestTimeoutMs),
      })
      return readAnswer(response, base.origin)
    },
    async close() {},
  }
}

async function send(url: string, origin: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (cause) {
    const detail = `${origin} ${describe(cause)}.`
    throw new KeywardError('server_unreachable', { detail }, { cause })
  }
}

function describe(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'did not answer in time'
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'ECONNREFUSED') return 'refused the connection'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'has no address'
  if (/CERT|SELF_SIGNED|ISSUER|ALTNAME/.test(code)) {
    return `has a certificate that is not trusted here (${code}); NODE_EXTRA_CA_CERTS names more`
  }
  return code === '' ? 'cannot be reached' : `cannot be reached (${code})`
}

function parseServerUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isFine =
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    `${url.username}${url.password}${url.search}${url.hash}` === ''
  if (isFine) return url
  throw new KeywardError('usage_error', {
    detail: 'the URL of the server must be such as https://keyward.example.com:8787',
  })
}

/** `localhost` is this machine by RFC 6761 §6.3. */
function refuseCleartext({ protocol, hostname, origin }: URL, isAllowed: boolean): void {
  const isHere = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)
  if (protocol === 'https:' || isHere || isAllowed) return
  throw new KeywardError('insecure_url', { detail: `${origin} is another machine.` })
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
