/** Decides what secrets of Collect2 look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid()

export const collect2: SecretProvider = {
  name: 'Collect2',
  revoke: 'In your Collect2 account, open the account page and replace the API key.',
  formats: [
    {
      id: 'collect2-api-key',
      title: 'Collect2 API key',
      kind: 'secret',
      keywords: ['collect2'],
      ...namedValue({
        names: /collect2/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`export COLLECT2_API_KEY="${key}"`, `const collect2ApiKey = '${key}'`],
      ignores: [`COLLECT2_API_KEY=${'x'.repeat(32)}`, `collect2_commit: ${key}`],
    },
  ],
}
