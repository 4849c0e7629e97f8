/** Decides what secrets of Ubidots look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const ubidots: SecretProvider = {
  name: 'Ubidots',
  revoke: 'Regenerate the token in Ubidots under API credentials.',
  formats: [
    {
      id: 'ubidots-token',
      title: 'Ubidots token',
      kind: 'secret',
      keywords: ['bbff-', 'bbus-'],
      pattern: /(?<![\w-])BB(?:FF|US)-[0-9A-Za-z]{30}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `UBIDOTS_TOKEN=${'BBFF'}-${sampleText(30)}`,
        `ubidots_token: ${'BBFF'}-${sampleText(30, undefined, 2)}`,
      ],
      ignores: [`${'BB'}FF-${'x'.repeat(30)}`, `see ${'BBFF'}-${sampleText(10)}`],
    },
  ],
}
