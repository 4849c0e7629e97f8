/** Decides how names with passwords look in URLs and fields (RFC 3986 §3.2.1, RFC 7617). */
import { buildPattern } from '../build-pattern.ts'
import { isPlaceholder } from '../is-placeholder.ts'
import { isPassword } from '../judge-password.ts'
import { looksRandom } from '../measure-entropy.ts'
import { sampleText, toBase64 } from '../sample-secret.ts'
import type { Genuineness, SecretMatch, SecretProvider } from '../secret-format.ts'

/** Passwords of manuals: with them, an address is an example. */
const MANUAL = /^(?:pass(?:word|wd)?|pwd|secret|token|key|user|p|x|test|admin)$/i
const EXAMPLE_HOST =
  /^(?:(?:[\w-]{1,40}\.){0,4}example\.(?:com|org|net)|localhost|host|hostname|server)(?![\w.-])/i

/** `p%40ssw0rd` is still the word. */
function readPlainly(password: string): string {
  return password
    .replace(/%40|@/gi, 'a')
    .replaceAll('0', 'o')
    .replace(/\$|%24/g, 's')
}

function judgeUrl({ secret, whole, after }: SecretMatch): Genuineness {
  const user = /\/\/([^:]*):/.exec(whole)?.[1] ?? ''
  const host = `${whole.slice(whole.lastIndexOf('@') + 1)}${after(80)}`
  if (MANUAL.test(readPlainly(secret)) || /^anonymous$|^[$%{<]/i.test(user)) return 'none'
  const isReal = isPassword(secret, !EXAMPLE_HOST.test(host) && secret !== user)
  return isReal || (secret.length >= 12 && looksRandom(secret)) ? 'unproven' : 'none'
}

export const basicAuth: SecretProvider = {
  name: 'HTTP',
  revoke: 'Change the password, and keep it out of addresses: they are logged and passed on.',
  formats: [
    {
      id: 'basic-auth-in-url',
      title: 'password in a URL',
      kind: 'secret',
      keywords: ['://'],
      pattern: buildPattern(
        'dgi',
        /(?<![A-Za-z])(?:https?|ftps?|sftp|wss?|smtps?|imaps?|ldaps?|ssh|git\+https?):\/\//,
        /[^\s:/@"'<>?#\\]{0,100}:([^\s:/@"'<>?#\\]{3,200})@[\w.[-]/,
      ),
      publicLength: 0,
      judge: judgeUrl,
      catches: [
        `"url": "https://deploy:${sampleText(14)}@git.example.org/shop.git"`,
        `proxy=http://scraper:${sampleText(9)}@10.0.0.8:3128/`,
      ],
      ignores: [
        'https://user:password@host/',
        "new URL('https://abc:xyz@example.com'), http://abc:123@example.com",
        'https://anonymous:flabada@developer.example.org/docs/password',
        'see http://localhost:8080/@scope/name and https://example.org:443/a@b',
        `https://\${user}:\${token}@git.example.org`,
      ],
    },
    {
      id: 'basic-auth-header',
      title: 'name and password of HTTP Basic authentication',
      kind: 'secret',
      keywords: ['basic '],
      pattern: /(?<![A-Za-z])Basic\s{1,2}([A-Za-z0-9+/]{8,400}={0,2})(?![A-Za-z0-9+/=])/dg,
      publicLength: 0,
      isStructured: true,
      judge: ({ secret }) => (isCredentials(secret) ? 'genuine' : 'none'),
      catches: [
        `Authorization: Basic ${toBase64(`deploy:${sampleText(14)}`)}`,
        `headers: {'Authorization': 'Basic ${toBase64(`${sampleText(20)}:`)}'}`,
      ],
      ignores: ['Basic authentication is off', `Basic ${toBase64('your_user:your_password')}`],
    },
  ],
}

/** Printable, with a name or a password on both sides of a colon, and no word of a manual. */
function isCredentials(encoded: string): boolean {
  const decoded = Buffer.from(encoded, 'base64').toString('utf8')
  if (!/^[\x20-\x7e]{3,300}$/.test(decoded)) return false
  const colon = decoded.indexOf(':')
  if (colon < 0) return false
  const password = decoded.slice(colon + 1) || decoded.slice(0, colon)
  return password.length >= 3 && !MANUAL.test(password) && !isPlaceholder(password)
}
