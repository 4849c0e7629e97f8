/** Decides what secrets of SecurityTrails look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const securitytrails: SecretProvider = {
  name: 'SecurityTrails',
  revoke: 'Delete the key in SecurityTrails under Account, Credentials.',
  formats: [
    {
      id: 'securitytrails-api-key',
      title: 'SecurityTrails API key',
      kind: 'secret',
      keywords: ['securitytrails', 'security_trails'],
      ...namedValue({
        names: /security_?trails/,
        ends: /key|token|secret|password|access/,
        value: /[\w-]{32}/,
      }),
      catches: [
        `SECURITYTRAILS_API_KEY=${sampleText(32)}`,
        `{"securitytrailsApiKey": "${sampleText(32, undefined, 2)}"}`,
      ],
      ignores: [
        'SECURITYTRAILS_API_KEY=your_securitytrails_api_key',
        `"securitytrails": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
