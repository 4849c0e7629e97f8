/** Decides which names mean an API key or another secret that opens something. */
import { joinPattern } from '../join-pattern.ts'

const KEY_WORDS = joinPattern(
  '',
  '(?:^|[^a-z])(?:api[^a-z]?keys?|access[^a-z]?keys?|secrets?|',
  'client[^a-z]?secret|auth[^a-z]?(?:key|token)s?|tokens?|pass(?:word|wd|',
  'phrase)s?|credentials?|private[^a-z]?key|service[^a-z]?key|shared[^a-z]?key|',
  'app[^a-z]?key|admin[^a-z]?key|master[^a-z]?key|keys?|bearer|authorization|',
  'hmac|signature)(?:$|[^a-z])',
)

/** Before it they make it something else, or something that is done: `csrf token`, `verify key`. */
const BEFORE = joinPattern(
  '',
  '^(?:public|publishable|primary|foreign|sort|cache|partition|map|idempotency|',
  'storage|column|row|group|lookup|i18n|translation|next|page|continuation|',
  'csrf|xsrf|cancel|cancellation|device|push|unique|search|event|count|max|min|',
  'num|total|invalid|missing|is|has|requires?|required|verify|check|validate|',
  'get|create|generate|make|hashed?|find|load|parse|with|extract|read|no|bad|',
  'wrong|anon|site)$',
)

/** After it they say something about it: `token url`, `api key header`, `key id`. */
const AFTER = joinPattern(
  '',
  String.raw`^(?:map|object|dict|index|hash|hash(?:es|ed)|count|limit|length|expir\w*|`,
  'ttl|lifetime|prefix|names?|headers?|path|file|url|uri|ids?|type|format|',
  'field|param|label|placeholder|error|schema|scheme|model|view|form|guard|',
  'middleware|auth|service|manager|provider|required|bucket|usage|regex|',
  'pattern|size|at|query|cookie|bearer|algorithm|endpoint|version)$',
)

const STRONG = joinPattern(
  '',
  '(?:^|[^a-z])(?:x[^a-z])?(?:api[^a-z]?(?:keys?|secrets?|tokens?)|(?:access|',
  'service|shared|app|admin|master|auth|internal|secret)[^a-z]?(?:keys?|',
  'tokens?)|client[^a-z]?secret|secrets?|tokens?|bearer|authorization|',
  'x[^a-z]?auth|credentials?)(?:$|[^a-z])',
)

/** `API_KEYS`, `apiKey`, `x-api-key` → `api keys`, `api key`, `x api key` */
export function splitName(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .toLowerCase()
    .trim()
}

/** The name of an API key, token or secret, as in `api_key`, `X-API-Key`, `validTokens`. */
export function meansKey(name: string): boolean {
  const words = splitName(name)
  if (!STRONG.test(words)) return false
  return !isOther(words)
}

/** Also passwords and plain `key`: enough where something else shows that it is one. */
export function mayMeanKey(name: string): boolean {
  const words = splitName(name)
  return KEY_WORDS.test(words) && !isOther(words)
}

/** `token_url`, `csrf token`, `apiKeyHeader`, `is_valid_token`, `key id`. */
function isOther(words: string): boolean {
  const list = words.split(' ')
  return (
    list.length > 1 &&
    (AFTER.test(list.at(-1) ?? '') || list.slice(0, -1).some((each) => BEFORE.test(each)))
  )
}

/** Header fields that carry keys: not `X-Idempotency-Key`, not `Sec-WebSocket-Key`. */
export function isKeyHeader(name: string): boolean {
  const words = splitName(name).replace(/^http /, '')
  if (/websocket|idempotency|csrf|xsrf|signature/.test(words)) return false
  return joinPattern(
    '',
    '(?:^| )(?:authorization|api ?keys?|api ?tokens?|auth|auth ?token|',
    'access ?token|token|secret|key|bearer)(?: |$)',
  ).test(words)
}
