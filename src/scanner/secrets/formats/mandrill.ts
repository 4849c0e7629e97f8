/** Decides what secrets of Mandrill look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mandrill: SecretProvider = {
  name: 'Mandrill',
  revoke: 'Delete the key in Mailchimp Transactional under Settings, SMTP and API info.',
  formats: [
    {
      id: 'mandrill-api-key',
      title: 'Mandrill API key',
      kind: 'secret',
      keywords: ['mandrill'],
      ...namedValue({ names: /mandrill/, ends: /key|token|secret|password/, value: /[\w-]{22}/ }),
      catches: [
        `MANDRILL_API_KEY=${sampleText(22)}`,
        `const mandrillApiKey = '${sampleText(22, undefined, 2)}'`,
      ],
      ignores: [
        'MANDRILL_API_KEY=your_mandrill_api_key',
        `"mandrill": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
    {
      id: 'mandrill-transactional-key',
      title: 'Mailchimp Transactional API key',
      kind: 'secret',
      keywords: ['md-'],
      pattern: /(?<![\w-])md-[\w-]{22}(?![\w-])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [
        `MAILCHIMP_TX_KEY=${'md'}-${sampleText(22)}`,
        `export MAILCHIMP_TX_KEY="${'md'}-${sampleText(22, undefined, 2)}"`,
      ],
      ignores: [`${'m'}d-${'x'.repeat(22)}`, `see ${'md'}-${sampleText(7)}`],
    },
  ],
}
