/** Decides which parameters of a URL carry a key: by the name, and by a value that can be one. */
import { buildPattern } from '../build-pattern.ts'
import { isPlaceholder } from '../is-placeholder.ts'
import { looksRandom } from '../measure-entropy.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

/** `certain`: it can mean nothing else. `likely`: the value has to look like a key, too. */
type NameSign = 'certain' | 'likely' | 'none'

const CERTAIN = buildPattern('', [
  /(?:api|access|auth|app|application|client|secret|private|subscription|license|account)_?key$/,
  /(?:api|app|client|consumer|shared|oauth)_?secret(?:_?key)?$/,
  /(?:api|access|auth|oauth|private|personal|bearer|service|deploy|bot|refresh|id)_?token$/,
  /(?:^|_)(?:hapikey|passw(?:or)?d|passwd|passphrase|secret_?key|client_?secret)$/,
  /^(?:api_?auth|api_?password|authorization|bearer|jwt)$/,
])
const LIKELY = buildPattern('', [
  /(?:^|_)(?:key|token|secret|auth|pwd|pass|credentials?|apikeys?|app_?id|sig)$/,
])
/** Meant to be seen, good for one use or one page, or only called so. */
const HARMLESS = buildPattern('', [
  /public|publishable|csrf|xsrf|authenticity|nonce|captcha|idempoten|challenge|cache|anon/,
  /(?:^|_)(?:page|next|continu\w{0,8}|cursor|sync|sort|partition|primary|foreign|state|sentry)_/,
  /(?:^|_)(?:site|write|search|share|view|edit|lock|form|design|device|push|etag|utm)_/,
  /reset|confirm|verif|unsubscri|subscriber|invit|preview|download|activat/,
  /^x_(?:amz|goog|ms|oss)_|^sec_websocket/,
])

/** Of a parameter, a field of a header or of a form, however it is written. */
export function judgeParameterName(name: string): NameSign {
  const plain = name
    .slice(0, 80)
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
  // `_token` is how frameworks call theirs against forged requests.
  if (HARMLESS.test(plain) || name === '_token') return 'none'
  if (CERTAIN.test(plain)) return 'certain'
  return LIKELY.test(plain) ? 'likely' : 'none'
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
/** What a program or a page puts a value in place of, and what is cut short or masked. */
const FILLED_IN = /^(?:[:$@%<({[]|\\[({])|[{}<>[\]()$|\\`"'\s;,*]|\.{3}|^[A-Z_]{3,}(?:KEY|TOKEN)$/
const WORDS = /^[A-Za-z]+(?:[-_. ][A-Za-z]+)*$/
const DATE_OR_PATH = /^\d{4}-\d\d-\d\d|^(?:https?:)?\/\//i

/** As it stands in source code and documents, where most values are none. */
function looksLikeKey(value: string, sign: NameSign): boolean {
  if (sign === 'none' || value.length > VALUE_LENGTH_MAX || isFilledIn(value)) return false
  if (UUID.test(value)) return sign === 'certain'
  return value.length >= 16 && looksRandom(value)
}

/**
 * As it went over the wire: there, a name that can mean nothing else is enough for all that is no
 * single word and no number of few digits, for people also make up keys.
 */
export function isSentKey(name: string, value: string): boolean {
  const sign = judgeParameterName(name)
  if (sign !== 'certain') return looksLikeKey(value, sign)
  if (value.length < 8 || value.length > VALUE_LENGTH_MAX || isFilledIn(value)) return false
  if (WORDS.test(value)) return value.length >= 12 && /[-_.]|[a-z][A-Z]/.test(value)
  return !DATE_OR_PATH.test(value) && !/^[\d.]{1,15}$/.test(value)
}

function isFilledIn(value: string): boolean {
  return FILLED_IN.test(value) || isPlaceholder(value)
}

const VALUE_LENGTH_MAX = 2_000

export const queryString: SecretProvider = {
  name: 'Unknown provider',
  revoke:
    'Revoke the key with whoever issued it, and send the new one in a header: URLs are logged, ' +
    'kept in histories and passed on.',
  formats: [
    {
      id: 'key-in-query-string',
      title: 'API key in the query of a URL',
      kind: 'secret',
      keywords: ['key=', 'token=', 'secret=', 'auth=', 'pwd=', 'password=', 'appid=', 'jwt='],
      // A query begins behind a host or a path, in whatever language; a lone name is a variable.
      pattern: buildPattern(
        'dgi',
        /(?<=[\w/.}])[?&](?:amp;)?[\w.[\]-]{0,40}(?:key|token|secret|auth|pwd|password|appid|jwt)/,
        /\]?=([\w+/=.~%-]{16,200})(?![\w+/=.~%({[<$-])/,
      ),
      publicLength: 0,
      isGeneric: true,
      judge: ({ secret, whole, before }) => {
        const name = /^[?&](?:amp;)?([^=]{1,60})/.exec(whole)?.[1] ?? ''
        if (!/[/?&.]/.test(before(60))) return 'none'
        return looksLikeKey(secret, judgeParameterName(name)) ? 'unproven' : 'none'
      },
      catches: [
        `curl https://api.example.org/v1/users?api_key=${sampleText(24)}`,
        `<script src="https://cdn.example.org/app.js?v=3&amp;key=${sampleText(32, HEX)}"></script>`,
        `fetch('/data/forecast?q=Riga&appid=${sampleText(32, HEX)}')`,
        `GET /v1/users?access_token=${sampleText(30)} HTTP/1.1`,
        `wss://feed.example.org/ws?token=${sampleText(40)}`,
      ],
      ignores: [
        'https://api.example.org/v1/users?api_key=YOUR_API_KEY_GOES_HERE',
        `fetch(\`https://api.example.org/v1/users?api_key=\${apiKey}\`)`,
        'https://api.example.org/v1/users?token={token}&key=:key',
        "url + '?access_token=' + encodeURIComponent(accessToken)",
        `/v1/users?page_token=${sampleText(40)}`,
        `/login?csrf_token=${sampleText(32)}&authenticity_token=${sampleText(32)}`,
        '/v1/users?sort_key=last-name-then-first-name&key=configuration-settings',
        `https://s3.example.org/b/k?X-Amz-Security-Token=${sampleText(64, UPPER_AND_DIGITS)}`,
        '/items?key=550e8400-e29b-41d4-a716-446655440000',
      ],
    },
  ],
}
