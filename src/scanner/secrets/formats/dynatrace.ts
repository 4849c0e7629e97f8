/** Decides what secrets of Dynatrace look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `dt0c01.${sampleText(24, UPPER_AND_DIGITS)}.${sampleText(64, UPPER_AND_DIGITS, 2)}`

export const dynatrace: SecretProvider = {
  name: 'Dynatrace',
  revoke: 'In Dynatrace, open Access Tokens and disable or delete the token.',
  formats: [
    {
      id: 'dynatrace-token',
      title: 'Dynatrace token',
      kind: 'secret',
      keywords: ['dt0c0', 'dt0s0'],
      pattern: /(?<![\w-])dt0[a-z]\d{2}\.[A-Z0-9]{8,24}\.[A-Z0-9]{64}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [`client = Client(api_key="${token}")`, `DYNATRACE_TOKEN=${token}`],
      ignores: [`dt0c01.${'x'.repeat(88)}`, `x${token}`],
    },
  ],
}
