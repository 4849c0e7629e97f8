/** Decides what secrets of Smartsheet look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const smartsheet: SecretProvider = {
  name: 'Smartsheet',
  revoke: 'Revoke the token in Smartsheet under Personal settings, API access.',
  formats: [
    {
      id: 'smartsheet-access-token',
      title: 'Smartsheet access token',
      kind: 'secret',
      keywords: ['smartsheet'],
      ...namedValue({
        names: /smartsheets?/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{37}|[0-9a-z]{26}/,
      }),
      catches: [
        `SMARTSHEET_ACCESS_TOKEN=${sampleText(37)}`,
        `{"smartsheetAccessToken": "${sampleText(37, undefined, 2)}"}`,
      ],
      ignores: [
        'SMARTSHEET_ACCESS_TOKEN=your_smartsheet_access_token',
        `"smartsheet": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
