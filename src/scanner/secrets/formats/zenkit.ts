/** Decides what secrets of Zenkit look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleApiKey(seed: number): string {
  return `${sampleText(8, LOWER_AND_DIGITS, seed)}-${sampleText(32, undefined, seed)}`
}

export const zenkit: SecretProvider = {
  name: 'Zenkit',
  revoke: 'Make a new key at Zenkit under My account, API, and delete the old one.',
  formats: [
    {
      id: 'zenkit-api-key',
      title: 'Zenkit API key',
      kind: 'secret',
      keywords: ['zenkit'],
      ...namedValue({
        names: /zenkit/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-z]{8}-[0-9A-Za-z]{32}/,
      }),
      catches: [`ZENKIT_API_KEY=${sampleApiKey(1)}`, `zenkit_api_key: ${sampleApiKey(2)}`],
      ignores: ['ZENKIT_API_KEY=your_zenkit_api_key', `"zenkit": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
