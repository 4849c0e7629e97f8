/** Decides what secrets of Adyen look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const apiKey =
  `AQEy${sampleText(90)}==-${sampleText(43, undefined, 2)}` + `=-${sampleText(16, undefined, 3)}`
const clientKey = `live_${sampleText(32, UPPER_AND_DIGITS, 4)}`

export const adyen: SecretProvider = {
  name: 'Adyen',
  revoke: 'In the Adyen Customer Area, open Developers, API credentials, and generate a new key.',
  formats: [
    {
      id: 'adyen-api-key',
      title: 'Adyen API key',
      kind: 'secret',
      keywords: ['adyen', 'x-api-key'],
      reach: 330,
      pattern: buildPattern(
        'dgi',
        /(?:adyen|x-api-key)[\w\s"'`=:({,.-]{0,40}?/,
        /(AQE[a-z][A-Za-z0-9+/]{60,180}={0,2}-[A-Za-z0-9+/]{43}=-[^\s"'`]{8,24})/,
      ),
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [`ADYEN_KEY=${apiKey}`, `const adyenKey = '${apiKey}'`],
      ignores: [
        `AQEy${'x'.repeat(90)}==-${'x'.repeat(43)}=-${'x'.repeat(16)}`,
        `AQEy${sampleText(90)}==`,
      ],
    },
    {
      id: 'adyen-client-key',
      title: 'Adyen client key',
      kind: 'publishable',
      keywords: ['live_', 'test_'],
      pattern: /(?<![\w-])(?:test|live)_[A-Z2-7]{32}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`{"clientKey": "${clientKey}"}`, `const clientKey = '${clientKey}'`],
      ignores: [`live_${'x'.repeat(32)}`, `x${clientKey}`],
    },
  ],
}
