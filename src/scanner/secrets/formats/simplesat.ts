/** Decides what secrets of Simplesat look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const simplesat: SecretProvider = {
  name: 'Simplesat',
  revoke: 'Make a new key at Simplesat under Settings, Integrations, and delete the old one.',
  formats: [
    {
      id: 'simplesat-api-key',
      title: 'Simplesat API key',
      kind: 'secret',
      keywords: ['simplesat'],
      ...namedValue({
        names: /simplesat/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{40}/,
      }),
      catches: [
        `SIMPLESAT_API_KEY=${sampleText(40, HEX)}`,
        `simplesat_api_key: ${sampleText(40, HEX, 2)}`,
      ],
      ignores: [
        'SIMPLESAT_API_KEY=your_simplesat_api_key',
        `"simplesat": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
