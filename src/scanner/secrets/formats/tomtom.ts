/** Decides what secrets of TomTom look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const tomtom: SecretProvider = {
  name: 'TomTom',
  revoke: 'Delete the key in the TomTom developer dashboard.',
  formats: [
    {
      id: 'tomtom-api-key',
      title: 'TomTom API key',
      kind: 'secret',
      keywords: ['tomtom'],
      ...namedValue({
        names: /tomtom/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `TOMTOM_API_KEY=${sampleText(32)}`,
        `tomtomApiKey: '${sampleText(32, undefined, 2)}',`,
      ],
      ignores: ['TOMTOM_API_KEY=your_tomtom_api_key', `"tomtom": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
