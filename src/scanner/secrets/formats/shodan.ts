/** Decides what secrets of Shodan look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const shodan: SecretProvider = {
  name: 'Shodan',
  revoke: 'Reset the key on the Shodan account page.',
  formats: [
    {
      id: 'shodan-api-key',
      title: 'Shodan API key',
      kind: 'secret',
      keywords: ['shodan'],
      ...namedValue({
        names: /shodan/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `SHODAN_API_KEY=${sampleText(32)}`,
        `const shodanApiKey = '${sampleText(32, undefined, 2)}'`,
      ],
      ignores: ['SHODAN_API_KEY=your_shodan_api_key', `"shodan": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
