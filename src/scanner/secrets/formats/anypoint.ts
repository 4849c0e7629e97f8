/** Decides what secrets of MuleSoft Anypoint look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid()

export const anypoint: SecretProvider = {
  name: 'MuleSoft Anypoint',
  revoke: 'In your MuleSoft Anypoint account, open Access Management and replace the API key.',
  formats: [
    {
      id: 'anypoint-api-key',
      title: 'MuleSoft Anypoint API key',
      kind: 'secret',
      keywords: ['anypoint'],
      ...namedValue({
        names: /anypoint/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`{"anypointApiKey": "${key}"}`, `ANYPOINT_API_KEY=${key}`],
      ignores: [`ANYPOINT_API_KEY=${'x'.repeat(32)}`, `anypoint_commit: ${key}`],
    },
  ],
}
