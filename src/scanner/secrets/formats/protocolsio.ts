/** Decides what secrets of protocols.io look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const protocolsio: SecretProvider = {
  name: 'protocols.io',
  revoke: 'Replace the key of protocols.io under Developers.',
  formats: [
    {
      id: 'protocolsio-api-key',
      title: 'protocols.io API key',
      kind: 'secret',
      keywords: ['protocolsio', 'protocols_io', 'protocols.io', 'protocols-io'],
      ...namedValue({
        names: /protocols[._-]?io/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{64}/,
      }),
      catches: [
        `PROTOCOLSIO_API_KEY=${sampleText(64, HEX)}`,
        `{"protocolsioApiKey": "${sampleText(64, HEX, 2)}"}`,
      ],
      ignores: [
        'PROTOCOLSIO_API_KEY=your_protocolsio_api_key',
        `"protocolsio": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
