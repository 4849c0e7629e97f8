/** Decides what secrets of Nozbe look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleApiToken(seed: number): string {
  return `${sampleText(16, undefined, seed)}_${sampleText(64, undefined, seed)}`
}

export const nozbe: SecretProvider = {
  name: 'Nozbe',
  revoke: 'Delete the token in Nozbe under Settings, API tokens.',
  formats: [
    {
      id: 'nozbe-api-token',
      title: 'Nozbe API token',
      kind: 'secret',
      keywords: ['nozbe'],
      ...namedValue({
        names: /nozbe/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{16}_[\w=-]{64}/,
      }),
      catches: [
        `NOZBE_API_TOKEN=${sampleApiToken(1)}`,
        `{"nozbeApiToken": "${sampleApiToken(2)}"}`,
      ],
      ignores: ['NOZBE_API_TOKEN=your_nozbe_api_token', `"nozbe": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
