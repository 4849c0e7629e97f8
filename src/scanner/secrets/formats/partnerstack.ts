/** Decides what secrets of PartnerStack look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const partnerstack: SecretProvider = {
  name: 'PartnerStack',
  revoke: 'Delete the key in PartnerStack under Settings, Integrations, API keys.',
  formats: [
    {
      id: 'partnerstack-api-key',
      title: 'PartnerStack API key',
      kind: 'secret',
      keywords: ['partnerstack'],
      ...namedValue({
        names: /partnerstack/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{64}/,
      }),
      catches: [
        `PARTNERSTACK_API_KEY=${sampleText(64)}`,
        `partnerstackApiKey: '${sampleText(64, undefined, 2)}',`,
      ],
      ignores: [
        'PARTNERSTACK_API_KEY=your_partnerstack_api_key',
        `"partnerstack": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
