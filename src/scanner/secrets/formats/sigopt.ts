/** Decides what secrets of SigOpt look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const sigopt: SecretProvider = {
  name: 'SigOpt',
  revoke: 'Revoke the token in SigOpt under API tokens.',
  formats: [
    {
      id: 'sigopt-api-token',
      title: 'SigOpt API token',
      kind: 'secret',
      keywords: ['sigopt'],
      ...namedValue({
        names: /sigopt/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Z]{48}/,
      }),
      catches: [
        `SIGOPT_API_TOKEN=${sampleText(48, UPPER_AND_DIGITS)}`,
        `sigopt_api_token: ${sampleText(48, UPPER_AND_DIGITS, 2)}`,
      ],
      ignores: [
        'SIGOPT_API_TOKEN=your_sigopt_api_token',
        `"sigopt": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
