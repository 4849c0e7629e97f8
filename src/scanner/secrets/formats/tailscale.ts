/** Decides what secrets of Tailscale look like. */
import { buildPattern } from '../build-pattern.ts'
import { looksRandom } from '../measure-entropy.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleKey(seed: number): string {
  return [
    `${'tskey-auth'}-`,
    `${sampleText(12, undefined, seed)}CNTRL-`,
    `${sampleText(32, undefined, seed)}`,
  ].join('')
}

export const tailscale: SecretProvider = {
  name: 'Tailscale',
  revoke: 'Revoke the key in the Tailscale admin console under Settings, Keys.',
  formats: [
    {
      id: 'tailscale-key',
      title: 'Tailscale key',
      kind: 'secret',
      keywords: ['tskey-'],
      pattern: buildPattern(
        'g',
        /(?<![\w-])tskey-[a-z]{3,10}-/,
        /[0-9A-Za-z]{8,28}-[0-9A-Za-z]{16,50}(?![\w-])/,
      ),
      publicLength: 11,
      judge: ({ secret }) => (looksRandom(secret.slice(11)) ? 'unproven' : 'none'),
      catches: [`TAILSCALE_KEY=${sampleKey(1)}`, `{"tailscaleKey": "${sampleKey(2)}"}`],
      ignores: [
        `${'tskey'}-auth-${'x'.repeat(12)}CNTRL-${'x'.repeat(32)}`,
        `see ${'tskey-auth'}-${sampleText(4)}CNTRL-${sampleText(10)}`,
      ],
    },
  ],
}
