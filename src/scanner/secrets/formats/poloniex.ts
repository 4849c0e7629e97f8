/** Decides what secrets of Poloniex look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleApiKey(seed: number): string {
  return [
    `${sampleText(8, UPPER_AND_DIGITS, seed)}-`,
    `${sampleText(8, UPPER_AND_DIGITS, seed + 10)}-`,
    `${sampleText(8, UPPER_AND_DIGITS, seed + 20)}-`,
    `${sampleText(8, UPPER_AND_DIGITS, seed + 30)}`,
  ].join('')
}

export const poloniex: SecretProvider = {
  name: 'Poloniex',
  revoke: 'Delete the key in Poloniex under API keys and create another.',
  formats: [
    {
      id: 'poloniex-api-key',
      title: 'Poloniex API key',
      kind: 'secret',
      keywords: ['poloniex'],
      ...namedValue({
        names: /poloniex/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Z]{8}(?:-[0-9A-Z]{8}){3}/,
      }),
      catches: [
        `POLONIEX_API_KEY=${sampleApiKey(1)}`,
        `const poloniexApiKey = '${sampleApiKey(2)}'`,
      ],
      ignores: [
        'POLONIEX_API_KEY=your_poloniex_api_key',
        `"poloniex": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
