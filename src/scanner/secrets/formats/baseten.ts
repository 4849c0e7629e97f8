/** Decides what secrets of Baseten look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `${sampleText(8)}.${sampleText(32, undefined, 2)}`

export const baseten: SecretProvider = {
  name: 'Baseten',
  revoke: 'In your Baseten account, open Settings, API keys and replace the API key.',
  formats: [
    {
      id: 'baseten-api-key',
      title: 'Baseten API key',
      kind: 'secret',
      keywords: ['baseten'],
      ...namedValue({
        names: /baseten/,
        ends: /key|token|secret/,
        value: /[A-Za-z0-9]{8}\.[A-Za-z0-9]{32}/,
      }),
      catches: [`baseten_api_key: ${key}`, `export BASETEN_API_KEY="${key}"`],
      ignores: [`BASETEN_API_KEY=${'x'.repeat(32)}`, `baseten_commit: ${key}`],
    },
  ],
}
