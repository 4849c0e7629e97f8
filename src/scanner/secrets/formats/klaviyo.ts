/** Decides what secrets of Klaviyo look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `pk_${sampleText(34, HEX)}`

export const klaviyo: SecretProvider = {
  name: 'Klaviyo',
  revoke: 'In your Klaviyo account, open Settings, API Keys and replace the private API key.',
  formats: [
    {
      id: 'klaviyo-private-key',
      title: 'Klaviyo private API key',
      kind: 'secret',
      keywords: ['klaviyo'],
      ...namedValue({
        names: /klaviyo/,
        ends: /key|token|auth/,
        value: /pk_(?:[A-Za-z0-9]{6}_)?[0-9a-f]{34}/,
      }),
      catches: [`{"klaviyoPrivateKey": "${key}"}`, `KLAVIYO_PRIVATE_KEY=${key}`],
      ignores: [`KLAVIYO_PRIVATE_KEY=${'x'.repeat(32)}`, `klaviyo_commit: ${key}`],
    },
  ],
}
