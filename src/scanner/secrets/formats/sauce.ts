/** Decides what secrets of Sauce Labs look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const sauce: SecretProvider = {
  name: 'Sauce Labs',
  revoke: 'Regenerate the access key in Sauce Labs under Account, User settings.',
  formats: [
    {
      id: 'sauce-access-key',
      title: 'Sauce Labs access key',
      kind: 'secret',
      keywords: ['sauce'],
      ...namedValue({
        names: /sauce/,
        ends: /(?:access|api)?[_-]?key|token/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`SAUCE_ACCESS_KEY=${sampleUuid()}`, `const sauceAccessKey = '${sampleUuid(2)}'`],
      ignores: [
        'SAUCE_ACCESS_KEY=your_sauce_access_key',
        `"sauce": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
