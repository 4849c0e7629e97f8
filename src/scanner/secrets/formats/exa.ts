/** Decides what secrets of Exa look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid()

export const exa: SecretProvider = {
  name: 'Exa',
  revoke: 'In the Exa dashboard, open API keys and delete the key.',
  formats: [
    {
      id: 'exa-api-key',
      title: 'Exa API key',
      kind: 'secret',
      keywords: ['exa_', 'exa-', 'exaapi'],
      ...namedValue({
        names: /(?<![a-z])exa/,
        ends: /api_?-?key|token/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`export EXA_API_KEY="${key}"`, `const exaApiKey = '${key}'`],
      ignores: [`EXA_API_KEY=${'x'.repeat(32)}`, `exa_commit: ${key}`],
    },
  ],
}
