/** Decides what keys of Supabase look like. */
import { decodeJwt } from '../decode-jwt.ts'
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText, toBase64Url } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleToken(role: string): string {
  const claims = { iss: 'supabase', ref: sampleText(20), role, iat: 1_700_000_000 }
  const parts = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) =>
    toBase64Url(JSON.stringify(part)),
  )
  return `${parts.join('.')}.${sampleText(43)}`
}

export const supabase: SecretProvider = {
  name: 'Supabase',
  revoke: 'Rotate the key in the Supabase dashboard under Project settings, API keys.',
  formats: [
    {
      id: 'supabase-anon-key',
      title: 'Supabase key for browsers',
      kind: 'publishable',
      keywords: ['eyj'],
      reach: 1_400,
      pattern: /(?<![\w.-])eyJ[\w-]{8,200}\.eyJ[\w-]{4,1000}\.[\w-]{20,100}(?![\w.-])/g,
      publicLength: 3,
      isStructured: true,
      judge: ({ secret }) => (decodeJwt(secret)?.claims['role'] === 'anon' ? 'genuine' : 'none'),
      catches: [
        `NEXT_PUBLIC_SUPABASE_ANON_KEY=${sampleToken('anon')}`,
        `createClient(url, '${sampleToken('anon')}')`,
      ],
      ignores: [
        `eyJ${sampleText(30)}.eyJ${sampleText(30)}.${sampleText(43)}`,
        'NEXT_PUBLIC_SUPABASE_ANON_KEY=eyJ...',
      ],
    },
    {
      id: 'supabase-publishable-key',
      title: 'Supabase publishable key',
      kind: 'publishable',
      keywords: ['sb_publishable_'],
      pattern: /(?<!\w)sb_publishable_[\w-]{22,48}(?![\w-])/g,
      publicLength: 15,
      judge: judgeRandom(15),
      catches: [
        `createClient(url, '${'sb_'}publishable_${sampleText(31)}')`,
        `VITE_SUPABASE=${'sb_'}publishable_${sampleText(31, undefined, 2)}`,
      ],
      ignores: [`${'sb_'}publishable_${'x'.repeat(31)}`, 'sb_publishable_key_of_the_project'],
    },
    {
      id: 'supabase-secret-key',
      title: 'Supabase secret key',
      kind: 'secret',
      keywords: ['sb_secret_'],
      pattern: /(?<!\w)sb_secret_[\w-]{22,48}(?![\w-])/g,
      publicLength: 10,
      judge: judgeRandom(10),
      catches: [
        `createClient(url, '${'sb_'}secret_${sampleText(31)}')`,
        `SUPABASE_KEY=${'sb_'}secret_${sampleText(31, undefined, 2)}`,
      ],
      ignores: [`${'sb_'}secret_${'x'.repeat(31)}`, 'sb_secret_of_the_project'],
    },
    {
      id: 'supabase-management-token',
      title: 'Supabase access token',
      opens: 'manage all projects of the account',
      kind: 'secret',
      keywords: ['sbp_'],
      pattern: /(?<![\w-])sbp_(?:v0_)?[0-9a-f]{40}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `SUPABASE_ACCESS=${'sbp'}_${sampleText(40, HEX)}`,
        `token: "${'sbp'}_v0_${sampleText(40, HEX, 2)}"`,
      ],
      ignores: [`${'sbp'}_${'x'.repeat(40)}`, `${'sbp'}_${sampleText(20, HEX)}`],
    },
  ],
}
