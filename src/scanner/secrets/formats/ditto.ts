/** Decides what secrets of Ditto look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `${sampleUuid()}.${sampleText(40, LOWER_AND_DIGITS, 2)}`

export const ditto: SecretProvider = {
  name: 'Ditto',
  revoke: 'In your Ditto account, open Developers, API keys and replace the API key.',
  formats: [
    {
      id: 'ditto-api-key',
      title: 'Ditto API key',
      kind: 'secret',
      keywords: ['ditto'],
      ...namedValue({
        names: /(?<![A-Za-z])ditto/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[a-z0-9]{40}/,
      }),
      catches: [`DITTO_API_KEY=${key}`, `{"dittoApiKey": "${key}"}`],
      ignores: [`DITTO_API_KEY=${'x'.repeat(32)}`, `ditto_commit: ${key}`],
    },
  ],
}
