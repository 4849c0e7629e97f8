/** Decides what secrets of VoodooSMS look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const voodoosms: SecretProvider = {
  name: 'VoodooSMS',
  revoke: 'Make a new key at VoodooSMS under API keys, and delete the old one.',
  formats: [
    {
      id: 'voodoosms-api-key',
      title: 'VoodooSMS API key',
      kind: 'secret',
      keywords: ['voodoosms'],
      ...namedValue({
        names: /voodoosms/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{46}/,
      }),
      catches: [
        `VOODOOSMS_API_KEY=${sampleText(46)}`,
        `voodoosms_api_key: ${sampleText(46, undefined, 2)}`,
      ],
      ignores: [
        'VOODOOSMS_API_KEY=your_voodoosms_api_key',
        `"voodoosms": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
