/** Decides what secrets of Currents API look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(48)

export const currentsApi: SecretProvider = {
  name: 'Currents API',
  revoke: 'In your Currents API account, open your profile and replace the API key.',
  formats: [
    {
      id: 'currents-api-api-key',
      title: 'Currents API API key',
      kind: 'secret',
      keywords: ['currentsapi', 'currents_api', 'currents-api'],
      ...namedValue({ names: /currents_?-?api/, ends: /key|token|secret/, value: /[\w-]{48}/ }),
      catches: [`CURRENTS_API_API_KEY=${key}`, `{"currentsApiApiKey": "${key}"}`],
      ignores: [`CURRENTS_API_API_KEY=${'x'.repeat(32)}`, `currents_commit: ${key}`],
    },
  ],
}
