/** Decides what secrets of WorkOS look like. */
import { sampleText, toBase64 } from '../sample-secret.ts'
import type { Genuineness, SecretMatch, SecretProvider } from '../secret-format.ts'

function sampleKey(seed: number): string {
  return toBase64(`key_01${sampleText(24, undefined, seed)},${sampleText(25, undefined, seed + 5)}`)
}

/** Base64 that names the key. */
function judge({ secret }: SecretMatch): Genuineness {
  const decoded = Buffer.from(secret.slice(8), 'base64').toString('latin1')
  return /^key_[0-9A-Za-z]{10,40},/.test(decoded) ? 'genuine' : 'none'
}

export const workos: SecretProvider = {
  name: 'WorkOS',
  revoke: 'Revoke the key in the WorkOS dashboard under API keys, and create another.',
  formats: [
    {
      id: 'workos-api-key',
      title: 'WorkOS API key',
      kind: 'secret',
      keywords: ['sk_live_a2v5x'],
      pattern: /(?<![A-Za-z0-9_])sk_live_a2V5X[A-Za-z0-9+/]{40,120}={0,2}(?![\w=])/g,
      publicLength: 8,
      isStructured: true,
      judge,
      catches: [
        `WORKOS_API_KEY=${'sk_'}live_${sampleKey(1)}`,
        `new WorkOS('${'sk_'}live_${sampleKey(2)}')`,
      ],
      ignores: [`${'sk_'}live_a2V5X${sampleText(60)}`, `${'sk_'}live_a2V5X${'x'.repeat(60)}`],
    },
    {
      id: 'workos-test-key',
      title: 'WorkOS API key of the sandbox',
      kind: 'test',
      keywords: ['sk_test_a2v5x'],
      pattern: /(?<![A-Za-z0-9_])sk_test_a2V5X[A-Za-z0-9+/]{40,120}={0,2}(?![\w=])/g,
      publicLength: 8,
      isStructured: true,
      judge,
      catches: [
        `WORKOS_API_KEY=${'sk_'}test_${sampleKey(3)}`,
        `{"workos": "${'sk_'}test_${sampleKey(4)}"}`,
      ],
      ignores: [`${'sk_'}test_a2V5X${sampleText(60)}`, `${'sk_'}test_a2V5X${'x'.repeat(60)}`],
    },
  ],
}
