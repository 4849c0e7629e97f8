/** Decides what secrets of Nylas look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const nylas: SecretProvider = {
  name: 'Nylas',
  revoke: 'Delete the key in the Nylas dashboard under API keys and generate another.',
  formats: [
    {
      id: 'nylas-api-key',
      title: 'Nylas API key',
      kind: 'secret',
      keywords: ['nyk_'],
      pattern: /(?<![\w-])nyk_v0_[0-9A-Za-z]{60,70}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `NYLAS_API_KEY=${'nyk_v0'}_${sampleText(64)}`,
        `{"nylasApiKey": "${'nyk_v0'}_${sampleText(64, undefined, 2)}"}`,
      ],
      ignores: [`${'nyk'}_v0_${'x'.repeat(64)}`, `see ${'nyk_v0'}_${sampleText(21)}`],
    },
    {
      id: 'nylas-client-secret',
      title: 'Nylas client secret or access token',
      kind: 'secret',
      keywords: ['nylas'],
      ...namedValue({
        names: /nylas/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{30}/,
      }),
      catches: [
        `NYLAS_CLIENT_SECRET=${sampleText(30)}`,
        `{"nylasClientSecret": "${sampleText(30, undefined, 2)}"}`,
      ],
      ignores: [
        'NYLAS_CLIENT_SECRET=your_nylas_client_secret',
        `"nylas": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
