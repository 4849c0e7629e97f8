/** Decides what secrets of Lunch Money look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(50, HEX)

export const lunchMoney: SecretProvider = {
  name: 'Lunch Money',
  revoke: 'In your Lunch Money account, open Settings, Developers and replace the access token.',
  formats: [
    {
      id: 'lunch-money-access-token',
      title: 'Lunch Money access token',
      kind: 'secret',
      keywords: ['lunchmoney', 'lunch_money', 'lunch-money'],
      ...namedValue({ names: /lunch_?-?money/, ends: /token|key/, value: /[0-9a-f]{50}/ }),
      catches: [`LUNCH_MONEY_ACCESS_TOKEN=${token}`, `{"lunchMoneyAccessToken": "${token}"}`],
      ignores: [`LUNCH_MONEY_ACCESS_TOKEN=${'x'.repeat(32)}`, `lunch_commit: ${token}`],
    },
  ],
}
