/** Decides whether the name of a parameter says that it carries a key, a token or a password. */
import { nameInWords } from './split-words.ts'

/** `key` and `token` alone are also names of searches, pages and one-time links. */
const SURE = new Set(
  [
    'api-key apikey x-api-key access-key api-token apitoken access-token accesstoken auth-token',
    'authtoken auth-key authkey app-key appkey secret-key client-secret api-secret bearer-token',
    'subscription-key session-token id-token refresh-token jwt password passwd',
  ]
    .join(' ')
    .split(' '),
)

export function namesKey(parameter: string): boolean {
  return SURE.has(nameInWords(parameter))
}
