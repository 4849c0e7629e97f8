/** `keyward token`: exchanges a key for a short-lived access token. */
import type { ErrorCode } from '../../base/error-table.ts'
import { KeywardError } from '../../base/errors.ts'
import { SecretText } from '../../base/secret-text.ts'
import { neutralise } from '../../base/text/neutralise.ts'
import { API_KEY_TYPE_URN, TOKEN_EXCHANGE, TOKEN_PATH } from '../../server/oauth/oauth-names.ts'
import type { CliContext } from '../cli-context.ts'
import type { Run } from '../command.ts'
import { readPresentedKey } from '../files/read-presented-key.ts'
import { succeed } from '../outcome.ts'
import type { exchangeTokenShape } from '../specs/token-specs.ts'
import { parseServerUrl, refuseCleartext, sendTo } from '../transport/server-connection.ts'

export const exchangeToken: Run<typeof exchangeTokenShape> = async (context, { options }) => {
  const { url, apiKeyFile, scope, audience = [], address, lifetime, insecureHttp } = options
  if (url === undefined) {
    throw new KeywardError('usage_error', { detail: 'name the server with --url or KEYWARD_URL' })
  }
  const server = parseServerUrl(url)
  refuseCleartext(server, insecureHttp === true)
  const key = await readKey(context, apiKeyFile)
  const form = new URLSearchParams({
    grant_type: TOKEN_EXCHANGE,
    subject_token: key.reveal(),
    subject_token_type: API_KEY_TYPE_URN,
  })
  if (scope !== undefined) form.set('scope', scope.join(' '))
  for (const each of audience) form.append('audience', each)
  if (address !== undefined) form.set('address', address.join(' '))
  if (lifetime !== undefined) form.set('lifetime', String(Math.floor(lifetime / 1_000)))
  const response = await sendTo(server, TOKEN_PATH, { method: 'POST', body: form })
  const answer = await readTokenAnswer(response, server.origin)
  return succeed(answer, () => `${neutralise(answer.access_token)}\n`)
}

/** What is in the environment is meant for this, but what stands on the command line goes first. */
async function readKey(context: CliContext, file: string | undefined): Promise<SecretText> {
  const given = context.environment['KEYWARD_API_KEY']?.trim() ?? ''
  if (given === '' || context.fromFlags.has('apiKeyFile')) return readPresentedKey(context, file)
  return new SecretText(given)
}

interface TokenAnswer {
  readonly access_token: string
}

async function readTokenAnswer(response: Response, origin: string): Promise<TokenAnswer> {
  const answer: unknown = await response.json().catch(() => undefined)
  if (hasText(answer, 'access_token') && response.ok) return answer
  if (hasText(answer, 'error')) throw toError(response.status, answer)
  throw new KeywardError('server_unreachable', {
    detail: `${origin} answered ${response.status}, and not as Keyward does.`,
  })
}

function toError(
  status: number,
  answer: { readonly error: string; readonly error_description?: unknown },
): KeywardError {
  const { error, error_description: description } = answer
  const detail = typeof description === 'string' ? description : error
  return new KeywardError(CODES[status] ?? 'invalid_request', { detail })
}

const CODES: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  429: 'rate_limited',
  500: 'internal_error',
  503: 'storage_unavailable',
}

function hasText<N extends string>(
  value: unknown,
  name: N,
): value is { readonly [Name in N]: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    name in value &&
    typeof (value as Record<string, unknown>)[name] === 'string'
  )
}
