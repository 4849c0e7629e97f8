/** Decides what a JSON Web Token looks like (RFC 7519). */
import { decodeJwt } from '../decode-jwt.ts'
import { sampleText, toBase64Url } from '../sample-secret.ts'
import type { Genuineness, SecretMatch, SecretProvider } from '../secret-format.ts'

function sampleToken(header: object, claims: object): string {
  const [first, second] = [header, claims].map((part) => toBase64Url(JSON.stringify(part)))
  return `${first}.${second}.${sampleText(43)}`
}

/** The claims of the token that documentation shows everywhere. */
function isExample({ sub, name }: Readonly<Record<string, unknown>>): boolean {
  return sub === '1234567890' || name === 'John Doe'
}

/** What issuers say (RFC 7519 §4.1, and of OAuth). */
const CLAIMS = ['iss', 'sub', 'aud', 'exp', 'iat', 'jti', 'nbf', 'scope', 'role', 'roles']
const OF_SOMEBODY = /id|user|mail|name|tenant|account|group|perm|login|admin|session|claims|data/i
/** Long before anybody reads this: the start of 2025. */
const OVER_BEFORE = 1_735_689_600

function isOver({ exp }: Readonly<Record<string, unknown>>): boolean {
  return typeof exp === 'number' && exp < OVER_BEFORE
}

function judge({ secret }: SecretMatch): Genuineness {
  const parts = decodeJwt(secret)
  if (parts === undefined) return isDamaged(secret) ? 'unproven' : 'none'
  const { header, claims } = parts
  // A token without a signature can be made by anybody: it opens nothing by itself.
  if (header['alg'] === 'none' || isExample(claims)) return 'none'
  // Made with the tools that come with databases and services for trying them out.
  if (/-demo$|^(?:joe|test|example)$/.test(String(claims['iss']))) return 'none'
  // Such a token names a project and lets in whom the project lets in: see supabase.ts.
  if (claims['role'] === 'anon') return 'none'
  const isIssued = CLAIMS.some((name) => name in claims)
  // It speaks of nobody: `{"some": "payload"}`.
  if (!isIssued && !Object.keys(claims).some((name) => OF_SOMEBODY.test(name))) return 'none'
  return isIssued && !isOver(claims) ? 'genuine' : 'unproven'
}

/** One letter of a token was changed or lost on its way, but it is one. */
function isDamaged(token: string): boolean {
  const [header = '', claims = '', signature = ''] = token.split('.', 3)
  const read = (part: string) => Buffer.from(part, 'base64url').toString('latin1')
  return (
    /^\{[ -~]{0,40}"alg":"[A-Z]{2}\d{3}"/.test(read(header)) &&
    /^\{"[\w:/.-]{2,60}":/.test(read(claims)) &&
    !/"sub":"1234567890"|John Doe/.test(read(claims)) &&
    signature.length >= 40
  )
}

export const jwt: SecretProvider = {
  name: 'JWT',
  revoke:
    'End the session or revoke the token with its issuer; where that is not possible, change the ' +
    'key that signs tokens.',
  formats: [
    {
      id: 'jwt',
      title: 'JSON Web Token',
      kind: 'secret',
      keywords: ['eyj'],
      reach: 7_500,
      pattern: /(?<![\w.-])eyJ[\w-]{8,2000}\.eyJ[\w-]{4,4000}\.[\w-]{0,1400}(?![\w-])/g,
      publicLength: 3,
      isStructured: true,
      judge,
      catches: [
        `"token": "${sampleToken({ alg: 'HS256', typ: 'JWT' }, { sub: '7', exp: 1_900_000_000 })}"`,
        `Bearer ${sampleToken({ alg: 'RS256', kid: 'a' }, { iss: 'https://id.example.org' })}`,
        sampleToken({ alg: 'HS256', typ: 'JWT' }, { sub: '7' }).replace('CJ9.', 'CI9.'),
      ],
      ignores: [
        `${toBase64Url('{"typ":"JWT"}')}.${toBase64Url('{"sub":"7"}')}.${sampleText(43)}`,
        `eyJ${sampleText(30)}.eyJ${sampleText(30)}.${sampleText(43)}`,
        sampleToken({ alg: 'HS256' }, { sub: '1234567890', name: 'John Doe', iat: 1_516_239_022 }),
        sampleToken({ alg: 'none' }, { sub: '7' }),
        sampleToken({ alg: 'HS256' }, { some: 'payload' }),
        sampleToken({ alg: 'HS256' }, { iss: 'supabase-demo', role: 'service_role' }),
      ],
    },
  ],
}
