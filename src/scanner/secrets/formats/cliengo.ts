/** Decides what secrets of Cliengo look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid()

export const cliengo: SecretProvider = {
  name: 'Cliengo',
  revoke: 'In your Cliengo account, open Settings, API and replace the API key.',
  formats: [
    {
      id: 'cliengo-api-key',
      title: 'Cliengo API key',
      kind: 'secret',
      keywords: ['cliengo'],
      ...namedValue({
        names: /cliengo/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`CLIENGO_API_KEY=${key}`, `{"cliengoApiKey": "${key}"}`],
      ignores: [`CLIENGO_API_KEY=${'x'.repeat(32)}`, `cliengo_commit: ${key}`],
    },
  ],
}
