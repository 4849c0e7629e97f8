/** Decides what secrets of Flutterwave look like. */
import { judgeRandom } from '../judge-random.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secretKey = `FLWSECK-${sampleText(32, LOWER_AND_DIGITS)}-X`
const testKey = `FLWSECK_TEST-${sampleText(32, LOWER_AND_DIGITS, 2)}-X`
const publicKey = `FLWPUBK-${sampleText(32, LOWER_AND_DIGITS, 3)}-X`

export const flutterwave: SecretProvider = {
  name: 'Flutterwave',
  revoke: 'In the Flutterwave dashboard, open Settings, API, and generate new keys.',
  formats: [
    {
      id: 'flutterwave-secret-key',
      title: 'Flutterwave secret key',
      kind: 'secret',
      keywords: ['flwseck-'],
      pattern: /(?<![\w-])FLWSECK-[0-9a-z]{32}-X(?![\w-])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [
        `const flutterwaveSecretKey = '${secretKey}'`,
        `client = Client(api_key="${secretKey}")`,
      ],
      ignores: [`FLWSECK-${'x'.repeat(32)}`, `x${secretKey}`],
    },
    {
      id: 'flutterwave-test-key',
      title: 'Flutterwave secret key of test mode',
      kind: 'test',
      keywords: ['flwseck_test-'],
      pattern: /(?<![\w-])FLWSECK_TEST-[0-9a-zA-Z]{12,32}(?:-X)?(?![\w-])/g,
      publicLength: 13,
      judge: judgeRandom(13),
      catches: [
        `flutterwave_test_key: ${testKey}`,
        `curl -H 'X-Api-Key: ${testKey}' https://api.test`,
      ],
      ignores: [`FLWSECK_TEST-${'x'.repeat(32)}`, `x${testKey}`],
    },
    {
      id: 'flutterwave-public-key',
      title: 'Flutterwave public key',
      kind: 'publishable',
      keywords: ['flwpubk'],
      pattern: /(?<![\w-])FLWPUBK(?:_TEST)?-[0-9a-zA-Z]{32}-X(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [`Authorization: Bearer ${publicKey}`, `export FLUTTERWAVE_CHECKOUT="${publicKey}"`],
      ignores: [`FLWPUBK-${'x'.repeat(32)}`, `x${publicKey}`],
    },
  ],
}
