/** Decides what secrets of fal look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `${sampleUuid()}:${sampleText(32, HEX, 2)}`

export const fal: SecretProvider = {
  name: 'fal',
  revoke: 'In the fal dashboard, open Keys and delete the key.',
  formats: [
    {
      id: 'fal-api-key',
      title: 'fal API key',
      kind: 'secret',
      keywords: ['fal_', 'fal-', 'falkey'],
      ...namedValue({
        names: /(?<![a-z])fal/,
        ends: /key|secret|token/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:[0-9a-f]{32}/,
      }),
      catches: [`{"falKey": "${key}"}`, `FAL_KEY=${key}`],
      ignores: [`FAL_KEY=${'x'.repeat(32)}`, `fal_commit: ${key}`],
    },
  ],
}
