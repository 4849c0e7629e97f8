/** Decides how a server is reached with a key: at the URL that was named, never in clear text. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'

/** `path` goes behind that of the server. Error `server_unreachable`. */
export async function sendTo(server: URL, path: string, init: RequestInit): Promise<Response> {
  const { origin, pathname } = server
  try {
    return await fetch(`${origin}${pathname.replace(/\/+$/, '')}${path}`, {
      ...init,
      // A redirect would carry the key to wherever it points.
      redirect: 'manual',
      signal: init.signal ?? AbortSignal.timeout(limits.requestTimeoutMs),
    })
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

/** Error `usage_error`. */
export function parseServerUrl(text: string): URL {
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

/** Error `insecure_url`. `localhost` is this machine by RFC 6761 §6.3. */
export function refuseCleartext({ protocol, hostname, origin }: URL, isAllowed: boolean): void {
  const isHere = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)
  if (protocol === 'https:' || isHere || isAllowed) return
  throw new KeywardError('insecure_url', { detail: `${origin} is another machine.` })
}
