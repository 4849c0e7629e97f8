/** Decides what secrets of Vercel look like. */
import { judgeRandom } from '../judge-random.ts'
import { looksRandom } from '../measure-entropy.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleBlobToken(seed: number): string {
  return [
    `${'vercel_blob_rw'}_`,
    `${sampleText(16, undefined, seed)}_`,
    `${sampleText(30, undefined, seed)}`,
  ].join('')
}

export const vercel: SecretProvider = {
  name: 'Vercel',
  revoke: 'Delete the token in Vercel under Account settings, Tokens.',
  formats: [
    {
      id: 'vercel-token',
      title: 'Vercel token',
      kind: 'secret',
      keywords: ['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'],
      pattern: /(?<![\w-])vc[aciprk]_[0-9A-Za-z]{24,64}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `VERCEL_TOKEN=${'vcp'}_${sampleText(56)}`,
        `vercel_token: ${'vcp'}_${sampleText(56, undefined, 2)}`,
      ],
      ignores: [`${'vc'}p_${'x'.repeat(56)}`, `see ${'vcp'}_${sampleText(18)}`],
    },
    {
      id: 'vercel-blob-token',
      title: 'Vercel Blob token',
      kind: 'secret',
      keywords: ['vercel_blob_rw_'],
      pattern: /(?<![\w-])vercel_blob_rw_[0-9A-Za-z]{16}_[0-9A-Za-z]{30,48}(?![\w-])/g,
      publicLength: 15,
      judge: ({ secret }) => (looksRandom(secret.slice(-24)) ? 'unproven' : 'none'),
      catches: [
        `VERCEL_BLOB_TOKEN=${sampleBlobToken(1)}`,
        `Authorization: Bearer ${sampleBlobToken(2)}`,
      ],
      ignores: [
        `${'vercel_'}blob_rw_${'x'.repeat(16)}_${'x'.repeat(30)}`,
        `see ${'vercel_blob_rw'}_${sampleText(5)}_${sampleText(10)}`,
      ],
    },
    {
      id: 'vercel-legacy-token',
      title: 'Vercel token',
      kind: 'secret',
      keywords: ['vercel'],
      ...namedValue({
        names: /vercel/,
        ends: /(?:access|api|auth|vercel)?[_-]?(?:token|key)/,
        value: /[0-9A-Za-z]{24}/,
      }),
      catches: [`VERCEL_TOKEN=${sampleText(24)}`, `vercel_token: ${sampleText(24, undefined, 2)}`],
      ignores: ['VERCEL_TOKEN=your_vercel_token', `"vercel": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
