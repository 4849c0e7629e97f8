/** Decides what secrets of Canny look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid()

export const canny: SecretProvider = {
  name: 'Canny',
  revoke: 'In your Canny account, open Settings, API and replace the API key.',
  formats: [
    {
      id: 'canny-api-key',
      title: 'Canny API key',
      kind: 'secret',
      keywords: ['canny_', 'canny-', 'cannyapi', 'cannykey'],
      ...namedValue({
        names: /(?<![A-Za-z])canny/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`CANNY_API_KEY=${key}`, `{"cannyApiKey": "${key}"}`],
      ignores: [`CANNY_API_KEY=${'x'.repeat(32)}`, `canny_commit: ${key}`],
    },
  ],
}
