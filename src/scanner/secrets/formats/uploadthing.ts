/** Decides what secrets of UploadThing look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText, toBase64 } from '../sample-secret.ts'
import type { Genuineness, SecretMatch, SecretProvider } from '../secret-format.ts'

function sampleToken(seed: number): string {
  const key = `${'sk_'}live_${sampleText(64, HEX, seed)}`
  return toBase64(JSON.stringify({ apiKey: key, appId: sampleText(10), regions: ['fra1'] }))
}

/** JSON in base64, which names the key and the application. */
function judgeToken({ secret }: SecretMatch): Genuineness {
  const json = Buffer.from(secret, 'base64').toString('latin1')
  return json.startsWith('{"apiKey":"sk_') ? 'genuine' : 'none'
}

export const uploadthing: SecretProvider = {
  name: 'UploadThing',
  revoke: 'Rotate the key in UploadThing under API keys.',
  formats: [
    {
      id: 'uploadthing-secret-key',
      title: 'UploadThing secret key',
      kind: 'secret',
      keywords: ['sk_live_'],
      pattern: /(?<![\w-])sk_live_[0-9a-f]{64}(?![\w-])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [
        `UPLOADTHING_SECRET=${'sk_'}live_${sampleText(64, HEX)}`,
        `uploadthing_secret: ${'sk_'}live_${sampleText(64, HEX, 2)}`,
      ],
      ignores: [`${'sk_'}live_${'x'.repeat(64)}`, 'sk_live_your_uploadthing_secret'],
    },
    {
      id: 'uploadthing-token',
      title: 'UploadThing token',
      kind: 'secret',
      keywords: ['eyjhcgllzxkioi'],
      reach: 450,
      pattern: /(?<![\w-])eyJhcGlLZXkiOi[A-Za-z0-9+/]{60,400}={0,2}(?![\w=])/g,
      publicLength: 14,
      isStructured: true,
      judge: judgeToken,
      catches: [`UPLOADTHING_TOKEN='${sampleToken(1)}'`, `token: ${sampleToken(2)}`],
      ignores: [`${'eyJhcGlLZXkiOi'}${'x'.repeat(80)}`, `${'eyJhcGlLZXkiOi'}${sampleText(80)}`],
    },
  ],
}
