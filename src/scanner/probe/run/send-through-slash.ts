/** Decides that an operation with a slash at its end is the same one as without. */
import type { Answer, ProbeClient, ProbeRequest } from '../client/exchange.ts'

/**
 * Frameworks lead `/users` to `/users/`, or back, before anything is checked. No other redirect is
 * followed: where it leads is a finding, not an answer.
 */
export async function sendThroughSlash(
  client: ProbeClient,
  request: ProbeRequest,
): Promise<Answer | null> {
  const answer = await client.send(request)
  if (answer === null || !['GET', 'HEAD'].includes(request.method)) return answer
  const url = findOtherSlash(answer)
  return url === null ? answer : client.send({ ...request, url })
}

function findOtherSlash({ status, headers, request }: Answer): string | null {
  if (![301, 302, 303, 307, 308].includes(status)) return null
  const asked = new URL(request.url)
  const led = URL.parse(headers.get('location') ?? '', asked.href)
  if (led === null || led.host !== asked.host || led.pathname === asked.pathname) return null
  const isSame = led.pathname.replace(/\/$/, '') === asked.pathname.replace(/\/$/, '')
  if (!isSame) return null
  asked.pathname = led.pathname
  return asked.href
}
