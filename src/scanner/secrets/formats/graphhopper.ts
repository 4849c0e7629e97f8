/** Decides what secrets of GraphHopper look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid()

export const graphhopper: SecretProvider = {
  name: 'GraphHopper',
  revoke: 'In your GraphHopper account, open API Keys and replace the API key.',
  formats: [
    {
      id: 'graphhopper-api-key',
      title: 'GraphHopper API key',
      kind: 'secret',
      keywords: ['graphhopper'],
      ...namedValue({
        names: /graphhopper/,
        ends: /key|token/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`{"graphhopperApiKey": "${key}"}`, `GRAPHHOPPER_API_KEY=${key}`],
      ignores: [`GRAPHHOPPER_API_KEY=${'x'.repeat(32)}`, `graphhopper_commit: ${key}`],
    },
  ],
}
