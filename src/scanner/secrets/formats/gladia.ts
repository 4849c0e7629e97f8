/** Decides what secrets of Gladia look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid()

export const gladia: SecretProvider = {
  name: 'Gladia',
  revoke: 'In Gladia, open API keys and delete the key.',
  formats: [
    {
      id: 'gladia-api-key',
      title: 'Gladia API key',
      kind: 'secret',
      keywords: ['gladia'],
      ...namedValue({
        names: /gladia/,
        ends: /key|token/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`{"gladiaApiKey": "${key}"}`, `GLADIA_API_KEY=${key}`],
      ignores: [`GLADIA_API_KEY=${'x'.repeat(32)}`, `gladia_commit: ${key}`],
    },
  ],
}
