/** Decides what secrets of Toggl look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const toggl: SecretProvider = {
  name: 'Toggl',
  revoke: 'Reset the token in Toggl Track under Profile settings.',
  formats: [
    {
      id: 'toggl-api-token',
      title: 'Toggl Track API token',
      kind: 'secret',
      keywords: ['toggl'],
      ...namedValue({
        names: /toggl/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `TOGGL_API_TOKEN=${sampleText(32, HEX)}`,
        `togglApiToken: '${sampleText(32, HEX, 2)}',`,
      ],
      ignores: ['TOGGL_API_TOKEN=your_toggl_api_token', `"toggl": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
