/** Decides what secrets of Robinhood look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const robinhood: SecretProvider = {
  name: 'Robinhood',
  revoke: 'Delete the key in Robinhood under Crypto, API keys.',
  formats: [
    {
      id: 'robinhood-crypto-key',
      title: 'Robinhood crypto API key',
      kind: 'secret',
      keywords: ['rh-api-'],
      pattern: /(?<![\w-])rh-api-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `ROBINHOOD_CRYPTO_KEY=${'rh-api'}-${sampleUuid()}`,
        `{"robinhoodCryptoKey": "${'rh-api'}-${sampleUuid(2)}"}`,
      ],
      ignores: [
        `${'rh-api-00000000-0000-'}0000-0000-000000000000`,
        `see ${'rh-api'}-${sampleText(8, HEX)}-${sampleText(4, HEX)}`,
      ],
    },
  ],
}
