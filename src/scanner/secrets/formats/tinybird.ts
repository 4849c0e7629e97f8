/** Decides what secrets of Tinybird look like. */
import { sampleText, sampleUuid, toBase64Url } from '../sample-secret.ts'
import type { Genuineness, SecretMatch, SecretProvider } from '../secret-format.ts'

function sampleToken(seed: number): string {
  const claims = toBase64Url(JSON.stringify({ u: sampleUuid(seed), id: sampleUuid(seed + 9) }))
  return `p.${claims}.${sampleText(27, undefined, seed)}`
}

/** Its middle is JSON that names the user. */
function judgeToken({ secret }: SecretMatch): Genuineness {
  const claims = Buffer.from(secret.split('.')[1] ?? '', 'base64url').toString('latin1')
  return /^\{"u": ?"/.test(claims) ? 'genuine' : 'none'
}

export const tinybird: SecretProvider = {
  name: 'Tinybird',
  revoke: 'Refresh the token in Tinybird under Tokens.',
  formats: [
    {
      id: 'tinybird-token',
      title: 'Tinybird token',
      kind: 'secret',
      keywords: ['p.eyj'],
      reach: 500,
      pattern: /(?<![\w.-])p\.eyJ[\w-]{20,400}\.[\w-]{20,60}(?![\w-])/g,
      publicLength: 5,
      isStructured: true,
      judge: judgeToken,
      catches: [`TB_TOKEN=${sampleToken(1)}`, `"token": "${sampleToken(2)}"`],
      ignores: [
        `p.eyJ${sampleText(60)}.${sampleText(27)}`,
        `p.eyJ${'x'.repeat(60)}.${'x'.repeat(27)}`,
      ],
    },
  ],
}
