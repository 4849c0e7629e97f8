/** Decides what secrets of DeepL look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `${sampleUuid()}:fx`

export const deepl: SecretProvider = {
  name: 'DeepL',
  revoke: 'In your DeepL account, open API keys and replace the API key.',
  formats: [
    {
      id: 'deepl-api-key',
      title: 'DeepL API key',
      kind: 'secret',
      keywords: ['deepl'],
      ...namedValue({
        names: /deepl/,
        ends: /key|token|auth/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?::fx)?/,
      }),
      catches: [`deepl_api_key: ${key}`, `export DEEPL_API_KEY="${key}"`],
      ignores: [`DEEPL_API_KEY=${'x'.repeat(32)}`, `deepl_commit: ${key}`],
    },
  ],
}
