/** Decides whether handing out a key or a token is what an operation is for. */
import type { OperationRef } from '../../finding.ts'
import { buildPattern } from '../../secrets/build-pattern.ts'

const SIGN_IN = buildPattern(
  'i',
  /(?:^|[/_.-])/,
  [
    /auth|authenticate|authorize|oauth2?|log-?in|sign-?(?:in|up)|tokens?|sessions?|otp|mfa|2fa/,
    /csrf|xsrf|register|refresh|sso|nonce|challenge|presign(?:ed)?|captcha/,
  ],
  /(?:$|[/_.-])/,
)
/** To be read once, when the key is made; a list of them is another matter. */
const CREATES_KEYS = /(?:^|[/_-])(?:api-?keys?|keys|credentials?|secrets?|invit\w*)(?:$|[/_.-])/i

export function issuesTokens({ method, path }: OperationRef): boolean {
  return SIGN_IN.test(path) || (method !== 'GET' && method !== 'HEAD' && CREATES_KEYS.test(path))
}
