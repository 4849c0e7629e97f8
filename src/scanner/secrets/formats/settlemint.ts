/** Decides what secrets of SettleMint look like. */
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const settlemint: SecretProvider = {
  name: 'SettleMint',
  revoke: 'Revoke the token in SettleMint under Application (or user) access tokens.',
  formats: [
    {
      id: 'settlemint-access-token',
      title: 'SettleMint access token',
      kind: 'secret',
      keywords: ['sm_aat_', 'sm_pat_', 'sm_sat_'],
      pattern: /(?<![\w-])sm_[aps]at_[0-9A-Za-z]{16}(?![\w-])/g,
      publicLength: 7,
      catches: [
        `SETTLEMINT_ACCESS_TOKEN=${'sm_aat'}_${sampleText(16)}`,
        `{"settlemintAccessToken": "${'sm_aat'}_${sampleText(16, undefined, 2)}"}`,
      ],
      ignores: [`${'sm_'}aat_${'x'.repeat(16)}`, `see ${'sm_aat'}_${sampleText(5)}`],
    },
  ],
}
