/** Decides what secrets of Pivotal Tracker look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pivotalTracker: SecretProvider = {
  name: 'Pivotal Tracker',
  revoke: 'Create a new token on the Pivotal Tracker profile page.',
  formats: [
    {
      id: 'pivotal-tracker-api-token',
      title: 'Pivotal Tracker API token',
      kind: 'secret',
      keywords: ['pivotal', 'trackertoken'],
      ...namedValue({
        names: /pivotal(?:_?tracker)?|x-trackertoken/,
        ends: /(?:token|key)?/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `PIVOTAL_TRACKER_TOKEN=${sampleText(32, HEX)}`,
        `pivotal_tracker_token: ${sampleText(32, HEX, 2)}`,
      ],
      ignores: [
        'PIVOTAL_TRACKER_TOKEN=your_pivotal_tracker_token',
        `"pivotal-tracker": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
