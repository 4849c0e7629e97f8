/** Decides what secrets of Zendesk look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const zendesk: SecretProvider = {
  name: 'Zendesk',
  revoke: 'Delete the token in the Zendesk admin center under Apps and integrations, API tokens.',
  formats: [
    {
      id: 'zendesk-api-token',
      title: 'Zendesk API token',
      kind: 'secret',
      keywords: ['zendesk'],
      ...namedValue({
        names: /zendesk/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{40}/,
      }),
      catches: [
        `ZENDESK_API_TOKEN=${sampleText(40)}`,
        `zendeskApiToken: '${sampleText(40, undefined, 2)}',`,
      ],
      ignores: [
        'ZENDESK_API_TOKEN=your_zendesk_api_token',
        `"zendesk": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
