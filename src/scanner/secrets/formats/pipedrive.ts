/** Decides what secrets of Pipedrive look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pipedrive: SecretProvider = {
  name: 'Pipedrive',
  revoke: 'Regenerate the token in Pipedrive under Personal preferences, API.',
  formats: [
    {
      id: 'pipedrive-api-token',
      title: 'Pipedrive API token',
      kind: 'secret',
      keywords: ['pipedrive'],
      ...namedValue({
        names: /pipedrive/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{40}/,
      }),
      catches: [
        `PIPEDRIVE_API_TOKEN=${sampleText(40, HEX)}`,
        `const pipedriveApiToken = '${sampleText(40, HEX, 2)}'`,
      ],
      ignores: [
        'PIPEDRIVE_API_TOKEN=your_pipedrive_api_token',
        `"pipedrive": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
