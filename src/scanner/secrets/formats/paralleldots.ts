/** Decides what secrets of ParallelDots look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const paralleldots: SecretProvider = {
  name: 'ParallelDots',
  revoke: 'Regenerate the key of ParallelDots on its account page.',
  formats: [
    {
      id: 'paralleldots-api-key',
      title: 'ParallelDots API key',
      kind: 'secret',
      keywords: ['paralleldots'],
      ...namedValue({
        names: /paralleldots/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{43}/,
      }),
      catches: [
        `PARALLELDOTS_API_KEY=${sampleText(43)}`,
        `const paralleldotsApiKey = '${sampleText(43, undefined, 2)}'`,
      ],
      ignores: [
        'PARALLELDOTS_API_KEY=your_paralleldots_api_key',
        `"paralleldots": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
