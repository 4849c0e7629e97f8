/** Decides what a JSON Web Token looks like (RFC 7519). */
import { decodeJwt } from '../decode-jwt.ts'
import { sampleText, toBase64Url } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleToken(header: object, claims: object): string {
  const [first, second] = [header, claims].map((part) => toBase64Url(JSON.stringify(part)))
  return `${first}.${second}.${sampleText(43)}`
}

export const jwt: SecretProvider = {
  name: 'JWT',
  formats: [
    {
      id: 'jwt',
      title: 'JSON Web Token',
      kind: 'secret',
      keywords: ['eyj'],
      reach: 8_000,
      pattern: /(?<![\w.-])eyJ[\w-]{8,2000}\.eyJ[\w-]{4,4000}\.[\w-]{0,1400}(?![\w-])/g,
      publicLength: 3,
      isStructured: true,
      judge: ({ secret }) => {
        const parts = decodeJwt(secret)
        // Such a token names a project and lets in whom the project lets in: see supabase.ts.
        return parts === undefined || parts.claims['role'] === 'anon' ? 'none' : 'genuine'
      },
      catches: [
        `"token": "${sampleToken({ alg: 'HS256', typ: 'JWT' }, { sub: '7', exp: 1_900_000_000 })}"`,
        `Bearer ${sampleToken({ alg: 'RS256', kid: 'a' }, { iss: 'https://id.example.org' })}`,
      ],
      ignores: [
        `${toBase64Url('{"typ":"JWT"}')}.${toBase64Url('{"sub":"7"}')}.${sampleText(43)}`,
        `eyJ${sampleText(30)}.eyJ${sampleText(30)}.${sampleText(43)}`,
      ],
    },
  ],
}
