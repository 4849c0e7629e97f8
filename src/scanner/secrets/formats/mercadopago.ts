/** Decides what secrets of Mercado Pago look like. */
import { judgeRandom } from '../judge-random.ts'
import { DIGITS, HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleAccessToken(seed: number): string {
  return [
    `${'APP_USR'}-`,
    `${sampleText(16, DIGITS, seed)}-112518-`,
    `${sampleText(32, HEX, seed)}-`,
    `${sampleText(9, DIGITS, seed)}`,
  ].join('')
}

export const mercadopago: SecretProvider = {
  name: 'Mercado Pago',
  revoke: 'Renew the credentials of the application in the Mercado Pago developer panel.',
  formats: [
    {
      id: 'mercadopago-access-token',
      title: 'Mercado Pago access token',
      kind: 'secret',
      keywords: ['app_usr-'],
      pattern: /(?<![\w-])APP_USR-\d{12,18}-\d{6}-[0-9a-f]{32}-\d{6,12}(?![\w-])/g,
      publicLength: 8,
      judge: judgeRandom(32),
      catches: [
        `MERCADOPAGO_ACCESS_TOKEN=${sampleAccessToken(1)}`,
        `{"mercadopagoAccessToken": "${sampleAccessToken(2)}"}`,
      ],
      ignores: [
        `APP_USR-${sampleUuid()}`,
        `APP_USR-${'0'.repeat(16)}-000000-${'0'.repeat(32)}-000000000`,
      ],
    },
  ],
}
