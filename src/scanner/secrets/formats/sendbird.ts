/** Decides what secrets of Sendbird look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const sendbird: SecretProvider = {
  name: 'Sendbird',
  revoke: 'Revoke the token in the Sendbird dashboard under Settings, General, API tokens.',
  formats: [
    {
      id: 'sendbird-api-token',
      title: 'Sendbird API token',
      kind: 'secret',
      keywords: ['sendbird'],
      ...namedValue({
        names: /sendbird/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{40}/,
      }),
      catches: [
        `SENDBIRD_API_TOKEN=${sampleText(40, HEX)}`,
        `sendbird_api_token: ${sampleText(40, HEX, 2)}`,
      ],
      ignores: [
        'SENDBIRD_API_TOKEN=your_sendbird_api_token',
        `"sendbird": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
    {
      id: 'sendbird-organization-key',
      title: 'Sendbird organization API key',
      kind: 'secret',
      keywords: ['sendbird'],
      ...namedValue({
        names: /sendbird/,
        ends: /org(?:anization)?[\w.-]{0,8}key/,
        value: /[0-9a-f]{24}/,
      }),
      catches: [
        `SENDBIRD_ORGANIZATION_KEY=${sampleText(24, HEX)}`,
        `sendbirdOrganizationKey: '${sampleText(24, HEX, 2)}',`,
      ],
      ignores: [
        'SENDBIRD_ORGANIZATION_KEY=your_sendbird_organization_key',
        `"sendbird": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
