/** Decides what secrets of DeepAI look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid()

export const deepai: SecretProvider = {
  name: 'DeepAI',
  revoke: 'In your DeepAI account, open your profile and replace the API key.',
  formats: [
    {
      id: 'deepai-api-key',
      title: 'DeepAI API key',
      kind: 'secret',
      keywords: ['deepai', 'deep_ai', 'deep-ai'],
      ...namedValue({
        names: /deep_?-?ai/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`DEEPAI_API_KEY=${key}`, `{"deepaiApiKey": "${key}"}`],
      ignores: [`DEEPAI_API_KEY=${'x'.repeat(32)}`, `deepai_commit: ${key}`],
    },
  ],
}
