/** Decides when an assignment gives away a secret of an unknown provider: by name and look. */
import { buildPattern } from '../build-pattern.ts'
import { looksRandom } from '../measure-entropy.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { Genuineness, SecretMatch, SecretProvider } from '../secret-format.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** What has such a name is meant to be seen, or only looks random. */
const HARMLESS_NAME = buildPattern('i', [
  /public|publishable|pub_?key|csrf|xsrf|nonce|hash|sha\d|md5|digest|checksum|etag|integrity/,
  /fingerprint|page|next|continu|cursor|sort|cache|site_?key|primary|foreign|idempotency/,
  /token_?(?:type|uri|url|endpoint|id|name|count)|key_?(?:id|name|type|code)$/,
  /secret_?(?:id|name)$|request|trace/,
])

/** A name that can only mean an API key or its like may hold hexadecimal; others must be longer. */
function judge({ secret, whole }: SecretMatch): Genuineness {
  const name = /^[\w.-]*/.exec(whole)?.[0] ?? ''
  if (HARMLESS_NAME.test(name) || UUID.test(secret)) return 'none'
  if (/^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,5}$/.test(secret) || /^(?:\/|\.\/|https?:)/.test(secret)) {
    return 'none'
  }
  return looksRandom(secret) ? 'unproven' : 'none'
}

export const generic: SecretProvider = {
  name: 'Unknown provider',
  formats: [
    {
      id: 'generic-api-key',
      title: 'API key or secret',
      kind: 'secret',
      keywords: ['key', 'secret', 'token', 'passw', 'pwd', 'auth', 'credential'],
      pattern: buildPattern(
        'dgi',
        /(?<![\w.-])[\w.-]{0,40}/,
        [
          /(?:api|access|private|secret|auth|encryption|signing|app)_?-?key/,
          /secret|token|passwo?r?d|passwd|pwd|credential/,
        ],
        /[\w-]{0,16}["'`\]]{0,3}\s{0,4}(?:=>|:=|[:=,>])\s{0,4}["'`]?/,
        /([\w+/=.~-]{16,200})(?![\w+/=.~-])/,
      ),
      publicLength: 0,
      isGeneric: true,
      judge,
      catches: [
        `API_KEY = "${sampleText(32, HEX)}"`,
        `{"client_secret":"${sampleText(40)}"}`,
        `const paymentApiKey = '${sampleText(28)}'`,
        `<account><apiKey>${sampleText(24)}</apiKey></account>`,
        `headers['x-api-key'] = "${sampleText(36)}"`,
      ],
      ignores: [
        'api_key = "your_api_key_goes_here_please"',
        `"next_page_token": "${sampleText(40)}"`,
        `csrf_token: "${sampleText(40)}"`,
        'token: "550e8400-e29b-41d4-a716-446655440000"',
        `integrity="sha384-${sampleText(64)}"`,
        `"sha256": "${sampleText(64, HEX)}"`,
        'secretName: "database-credentials-production"',
        'const tokenizer = createTokenizerForLanguage',
        'passwordResetPath: "/account/password/reset/form.html"',
        `"idempotency_key": "${sampleText(24)}"`,
      ],
    },
    {
      id: 'bearer-token',
      title: 'bearer token',
      kind: 'secret',
      keywords: ['bearer '],
      pattern: buildPattern(
        'dgi',
        /authorization["'`\]]{0,3}\s{0,4}[:=,]\s{0,4}["'`]?/,
        /Bearer\s{1,2}([\w+/=.~-]{16,400})/,
      ),
      publicLength: 0,
      isGeneric: true,
      judge: ({ secret }) => (looksRandom(secret) ? 'unproven' : 'none'),
      catches: [
        `fetch(url, {headers: {Authorization: 'Bearer ${sampleText(32)}'}})`,
        `curl -H "Authorization: Bearer ${sampleText(40, HEX)}"`,
      ],
      ignores: [
        "headers.Authorization = 'Bearer ' + token",
        'Authorization: Bearer YOUR_ACCESS_TOKEN',
      ],
    },
  ],
}
