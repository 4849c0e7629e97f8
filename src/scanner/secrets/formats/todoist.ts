/** Decides what secrets of Todoist look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const todoist: SecretProvider = {
  name: 'Todoist',
  revoke: 'Issue a new token in Todoist under Settings, Integrations, Developer.',
  formats: [
    {
      id: 'todoist-api-token',
      title: 'Todoist API token',
      kind: 'secret',
      keywords: ['todoist'],
      ...namedValue({
        names: /todoist/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{40}/,
      }),
      catches: [
        `TODOIST_API_TOKEN=${sampleText(40, HEX)}`,
        `todoist_api_token: ${sampleText(40, HEX, 2)}`,
      ],
      ignores: [
        'TODOIST_API_TOKEN=your_todoist_api_token',
        `"todoist": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
