/** Decides what secrets of IQAir AirVisual look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid()

export const airvisual: SecretProvider = {
  name: 'IQAir AirVisual',
  revoke: 'In your IQAir AirVisual account, open the API dashboard and replace the API key.',
  formats: [
    {
      id: 'airvisual-api-key',
      title: 'IQAir AirVisual API key',
      kind: 'secret',
      keywords: ['airvisual'],
      ...namedValue({
        names: /airvisual/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`export AIRVISUAL_API_KEY="${key}"`, `const airvisualApiKey = '${key}'`],
      ignores: [`AIRVISUAL_API_KEY=${'x'.repeat(32)}`, `airvisual_commit: ${key}`],
    },
  ],
}
