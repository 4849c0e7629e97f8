/** Decides which URLs are asked or told of something: https, unless nobody stands between. */
import { isLoopbackHost } from '../../scanner/probe/run/is-loopback-host.ts'

/** Goes on from the name of a field; undefined when nothing is wrong. */
export function findWebhookUrlFault(text: string, example: string): string | undefined {
  const url = /^https?:\/\/[^\s\\]+$/i.test(text) ? URL.parse(text) : null
  if (url === null) return `must be such as ${example}`
  if (url.username !== '' || url.password !== '') return 'must not hold a name or password'
  if (url.hash !== '') return 'must be without #'
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    return 'must begin with https:// except on this machine'
  }
  return undefined
}
