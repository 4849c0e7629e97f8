/** Decides what secrets of Tines look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const tines: SecretProvider = {
  name: 'Tines',
  revoke: 'Change the secret of the webhook in the action’s settings in Tines.',
  formats: [
    {
      id: 'tines-webhook',
      title: 'Tines webhook',
      opens: 'start the story',
      kind: 'secret',
      keywords: ['.tines.com/webhook/'],
      pattern: buildPattern(
        'dg',
        /[\w-]{1,60}\.tines\.com\/webhook\//,
        /([0-9a-z]{32}\/[0-9a-z]{32})(?![\w-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `https://shop.tines.com/webhook/${sampleText(32, HEX)}/${sampleText(32, HEX, 2)}`,
        `url: "https://a-1.tines.com/webhook/${sampleText(32, HEX, 3)}/${sampleText(32, HEX, 4)}"`,
      ],
      ignores: [
        `https://shop.tines.com/webhook/${'0'.repeat(32)}/${'0'.repeat(32)}`,
        'https://shop.tines.com/webhook/path/secret',
      ],
    },
  ],
}
