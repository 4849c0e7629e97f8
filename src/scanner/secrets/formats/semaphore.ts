/** Decides what secrets of Semaphore look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const semaphore: SecretProvider = {
  name: 'Semaphore',
  revoke: 'Regenerate the token in Semaphore under Profile settings.',
  formats: [
    {
      id: 'semaphore-api-token',
      title: 'Semaphore API token',
      kind: 'secret',
      keywords: ['semaphore'],
      ...namedValue({
        names: /semaphore/,
        ends: /(?:api|auth|access)_?-?(?:key|token)|token/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `SEMAPHORE_API_TOKEN=${sampleText(32)}`,
        `const semaphoreApiToken = '${sampleText(32, undefined, 2)}'`,
      ],
      ignores: [
        'SEMAPHORE_API_TOKEN=your_semaphore_api_token',
        `"semaphore": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
