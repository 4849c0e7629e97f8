/** Decides what secrets of Everhour look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key =
  `${sampleText(4, HEX)}-${sampleText(4, HEX, 2)}-${sampleText(6, HEX, 3)}` +
  `-${sampleText(6, HEX, 4)}-${sampleText(8, HEX, 5)}`

export const everhour: SecretProvider = {
  name: 'Everhour',
  revoke: 'In your Everhour account, open your profile and replace the API key.',
  formats: [
    {
      id: 'everhour-api-key',
      title: 'Everhour API key',
      kind: 'secret',
      keywords: ['everhour'],
      ...namedValue({
        names: /everhour/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{6}-[0-9a-f]{6}-[0-9a-f]{8}/,
      }),
      catches: [`EVERHOUR_API_KEY=${key}`, `{"everhourApiKey": "${key}"}`],
      ignores: [`EVERHOUR_API_KEY=${'x'.repeat(32)}`, `everhour_commit: ${key}`],
    },
  ],
}
