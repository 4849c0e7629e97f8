/** Decides when an assignment gives away a secret of an unknown provider: by name and look. */
import { ASSIGNED, BEFORE_NAME, isInList, nameOf } from '../assigned-value.ts'
import { buildPattern } from '../build-pattern.ts'
import { looksRandom } from '../measure-entropy.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { Genuineness, SecretMatch, SecretProvider } from '../secret-format.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
const SURE_NAME = /secret|token|passw|passphrase|pwd|credential/i
/** Without one of these before it, a key is that of a table, a cache or a keyboard. */
const KEY_OF = buildPattern('i', [
  /api|access|private|secret|auth|encrypt|crypt|sign|app|service|client|master|licen[cs]e/,
  /account|shared?|server|admin|root|hmac|aes|jwt|rest|sdk|partner|merchant|developer|dev/,
  /integration|project|ingest|webhook|deploy|bot|push|storage|session|subscription|live|prod/,
])
/** What has such a name is meant to be seen, or only looks random. */
const HARMLESS_NAME = buildPattern('i', [
  /public|publishable|pub_?key|csrf|xsrf|nonce|hash|sha\d|md5|digest|checksum|etag|integrity/,
  /fingerprint|page|next|continu|cursor|sort|cache|site_?key|primary|foreign|idempotency/,
  /(?:token|auth)_?(?:type|uri|url|endpoint|id|name|count|version)|secret_?(?:id|name|version)/,
  /key_?(?:id|name|type|code|path|file|alias|ring|size|length|board|words?|up|down|press|frame)/,
  /vapid_?key|request|trace|author|authenticity|token(?:iz|s$)|commit|revision|upload/,
  /(?:storage|query|react)_?key/,
  /(?:path|file|dir|url|uri|header|selector|class|label|message|error|regexp?|pattern|prefix)$/,
])
const NAMES = ['key', 'secret', 'token', 'password', 'passwd', 'passphrase', 'pwd', 'auth'].concat([
  'credential',
  'credentials',
])
/** The names of values that nobody else but a provider makes: a UUID may be one. */
const STRONG_NAME = /api_?-?key|secret_?-?key|client_?-?secret|access_?-?token|auth_?-?token/i

/** AWS issues them in one form, which its own formats know. */
function isMisfit(name: string, value: string): boolean {
  return /aws_?-?secret/i.test(name) && value.length !== 40
}

function judge(match: SecretMatch): Genuineness {
  const { secret, whole } = match
  const name = nameOf(match)
  if (isMisfit(name, secret)) return 'none'
  if (isInList(match) || HARMLESS_NAME.test(name) || isDull(secret) || isCode(match)) return 'none'
  if (!SURE_NAME.test(name) && !isKeyName(name)) return 'none'
  // In the query of a URL it is told as what it is there: see query-string.ts.
  if (/[?&](?:amp;)?[\w.[-]{0,60}$/.test(match.before(64)) && !/["'`]/.test(whole)) return 'none'
  if (UUID.test(secret)) return STRONG_NAME.test(name) ? 'unproven' : 'none'
  return looksRandom(secret) ? 'unproven' : 'none'
}

function isKeyName(name: string): boolean {
  if (/auth$/i.test(name)) return true
  return /key/i.test(name) && (KEY_OF.test(name) || /^[A-Z0-9_]+_KEY(?:_|$)/.test(name))
}

/** Names of files and of things in a program, paths, addresses. */
function isDull(value: string): boolean {
  return (
    /^[\w-]+(?:\.[\w-]+){0,20}\.[a-z]{2,5}$/.test(value) ||
    /^(?:[a-z_$][\w$]{0,30}\.){1,8}[a-zA-Z_$][a-zA-Z_$]*$/.test(value) ||
    /^(?:\/|\.{1,2}\/|https?:|arn:|sha\d)/.test(value)
  )
}

/** Without quotes it may be the name of a function, or go on as an expression. */
const PROPERTY = /^[A-Za-z_$][\w$]{0,60}(?:\.[A-Za-z_$][\w$]{0,60}){1,9}$/

function isCode({ whole, secret, after, before }: SecretMatch): boolean {
  if (/^\$\{|^#\{/.test(after(2))) return true
  const isQuoted = /["'`]$/.test(whole.slice(0, whole.length - secret.length))
  if (isQuoted) return /^["'`]?\s?\+/.test(after(3)) && secret.length < 20
  if (/^[A-Za-z_$]+\d{0,4}$/.test(secret)) return true
  if (PROPERTY.test(secret) && /^[a-z]{1,12}\./.test(secret)) return true
  return /^[([{]/.test(after(1)) || /[(,]\s{0,4}[\w$.-]{0,60}$/.test(before(64)) || isIn(whole)
}

/** An argument without quotes is a variable. */
function isIn(whole: string): boolean {
  return /["'`]?\s{0,4},/.test(whole)
}

function judgeHeader({ whole, secret, after }: SecretMatch): Genuineness {
  if (/^[([]/.test(after(1)) || isDull(secret)) return 'none'
  const isNamed = /(?:bearer|token|key|oauth)[:\s]\s?(?:token=)?["']?$/i.test(
    whole.slice(0, whole.length - secret.length),
  )
  // Without the name of a scheme, only what is quoted to its end is a value.
  if (!isNamed && (secret.length < 20 || !/^["'`]/.test(after(1)))) return 'none'
  return looksRandom(secret) || (!isNamed && UUID.test(secret)) ? 'unproven' : 'none'
}

export const generic: SecretProvider = {
  name: 'Unknown provider',
  formats: [
    {
      id: 'generic-api-key',
      title: 'API key or secret',
      kind: 'secret',
      keywords: listKeywords(NAMES),
      reach: 660,
      pattern: buildPattern(
        'dgi',
        [/key|secret|token|passwo?r?d|passwd|passphrase|pwd|credentials?|auth/],
        ASSIGNED,
        /([\w+/.~-]{16,512}={0,2})(?![\w+/=.~-])/,
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
        `export SHOP_SECRET_KEY_BASE=${sampleText(64, HEX)}`,
        `buildConfigField 'String', 'API_KEY', '"${sampleText(32, HEX)}"'`,
        `val apiKey: String = "${sampleText(32)}"`,
        `const accessToken string = "${sampleText(32)}"`,
        `<add key="ShopApiKey" value="${sampleText(32)}" />`,
        `<key>ApiSecret</key>\n\t<string>${sampleText(32)}</string>`,
        `- name: SHOP_API_TOKEN\n  value: ${sampleText(32)}`,
        `ENV SHOP_AUTH_TOKEN ${sampleText(32)}`,
        `{\\"apiKey\\":\\"${sampleText(32)}\\"}`,
        `#define SHOP_API_KEY @"${sampleText(32, HEX)}"`,
        `const API_KEY: &'static str = "${sampleText(32)}";`,
        `public string ApiKey { get; set; } = "${sampleText(32)}";`,
        `const key = process.env.API_KEY || "${sampleText(32)}"`,
        `os.environ.setdefault("SHOP_TOKEN", "${sampleText(40)}")`,
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
        'apiKey:getApiKeyFromSession2Storage(t),token:e.userTokenFromHeader2',
        'parse(token,init_credentials2=__esm({"src/a.ts"(){}}))',
        'this.encryptedKey = asn1.result.encryptedKey;',
        `const secret = \`amzn1.oa2-${sampleText(9)}.\${sample}\``,
        'cancelToken: defaultToConfig2,\n  socketPath: defaultToConfig2,',
        'exports.at_privateKey = exports.id_pkcs9_at_pkcs15Token = exports.id_2',
        `DEFAULT_VAPID_KEY = "B${sampleText(86)}"`,
        'validateRequired("apiKey","addApiKeyWithHTTPInfo",e)',
        'KdcAdminPassword: XmlStringMaxLen256;',
        `{key:"${sampleText(20)}"}`,
        'accessToken: "settings.accessTokenForPlugin1"',
      ],
    },
    {
      id: 'bearer-token',
      title: 'bearer token',
      kind: 'secret',
      keywords: ['bearer ', 'authorization'],
      reach: 480,
      pattern: buildPattern(
        'dgi',
        [
          /(?:proxy-)?authorization\\{0,2}["'`\]]{0,3}\s{0,4}[:=,]\s{0,4}\\{0,2}["'`]?/,
          /(?<=["'`])(?=bearer)/,
        ],
        /(?:(?:Bearer|Token|Api-?Key|Api-?Token|Key|OAuth)[:\s]\s?(?:token=)?["']?)?/,
        /([\w+/=.~-]{12,400})/,
      ),
      publicLength: 0,
      isGeneric: true,
      judge: judgeHeader,
      catches: [
        `fetch(url, {headers: {Authorization: 'Bearer ${sampleText(32)}'}})`,
        `curl -H "Authorization: Bearer ${sampleText(40, HEX)}"`,
        `Authorization: Token ${sampleText(40, HEX)}`,
        `request.setHeader(name, "Bearer ${sampleText(40)}")`,
        `curl -H 'Authorization: ${sampleText(40, HEX)}' https://api.example.org`,
      ],
      ignores: [
        "headers.Authorization = 'Bearer ' + token",
        'Authorization: Bearer YOUR_ACCESS_TOKEN',
        `Authorization: Bearer \${token}`,
        '"Bearer error="invalid_token", error_description="The access token expired2"',
      ],
    },
  ],
}

/** A name ends, or goes on in upper case or after a sign: `token` alone stands in every script. */
function listKeywords(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => BEFORE_NAME.map((sign) => name + sign))
}
