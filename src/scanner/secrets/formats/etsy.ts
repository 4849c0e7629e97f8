/** Decides what secrets of Etsy look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(24, LOWER_AND_DIGITS)

export const etsy: SecretProvider = {
  name: 'Etsy',
  revoke: 'In your Etsy account, open Your Apps of the developer site and replace the API key.',
  formats: [
    {
      id: 'etsy-api-key',
      title: 'Etsy API key',
      kind: 'secret',
      keywords: ['etsy_', 'etsy-', 'etsyapi', 'etsykey'],
      ...namedValue({
        names: /(?<![A-Za-z])etsy/,
        ends: /key|token|secret|keystring/,
        value: /[a-z0-9]{24}/,
      }),
      catches: [`{"etsyApiKey": "${key}"}`, `ETSY_API_KEY=${key}`],
      ignores: [`ETSY_API_KEY=${'x'.repeat(32)}`, `etsy_commit: ${key}`],
    },
  ],
}
