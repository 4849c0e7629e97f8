/** Decides what secrets of YNAB look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const ynab: SecretProvider = {
  name: 'YNAB',
  revoke: 'Delete the token in YNAB under Account settings, Developer settings.',
  formats: [
    {
      id: 'ynab-access-token',
      title: 'YNAB access token',
      kind: 'secret',
      keywords: ['ynab', 'youneedabudget'],
      ...namedValue({
        names: /ynab|you_?need_?a_?budget/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{64}|[\w-]{43}/,
      }),
      catches: [
        `YNAB_ACCESS_TOKEN=${sampleText(64, HEX)}`,
        `{"ynabAccessToken": "${sampleText(64, HEX, 2)}"}`,
      ],
      ignores: [
        'YNAB_ACCESS_TOKEN=your_ynab_access_token',
        `"ynab": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
