/** Decides what secrets of MapQuest look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mapquest: SecretProvider = {
  name: 'MapQuest',
  revoke: 'Delete the application key in the MapQuest developer profile and create another.',
  formats: [
    {
      id: 'mapquest-api-key',
      title: 'MapQuest API key',
      kind: 'secret',
      keywords: ['mapquest', 'map_quest'],
      ...namedValue({
        names: /map_?quest/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `MAPQUEST_API_KEY=${sampleText(32)}`,
        `mapquestApiKey: '${sampleText(32, undefined, 2)}',`,
      ],
      ignores: [
        'MAPQUEST_API_KEY=your_mapquest_api_key',
        `"mapquest": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
