/** Decides what secrets of Optimizely look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const optimizely: SecretProvider = {
  name: 'Optimizely',
  revoke: 'Revoke the personal access token in Optimizely under Profile, API access.',
  formats: [
    {
      id: 'optimizely-access-token',
      title: 'Optimizely access token',
      kind: 'secret',
      keywords: ['optimizely'],
      ...namedValue({
        names: /optimizely/,
        ends: /key|token|secret|password|access/,
        value: /2:[\w-]{52,60}/,
      }),
      catches: [
        `OPTIMIZELY_ACCESS_TOKEN=2:${sampleText(52)}`,
        `const optimizelyAccessToken = '2:${sampleText(52, undefined, 2)}'`,
      ],
      ignores: [
        'OPTIMIZELY_ACCESS_TOKEN=your_optimizely_access_token',
        `"optimizely": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
