/** Decides what secrets of Strava look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const strava: SecretProvider = {
  name: 'Strava',
  revoke: 'Reset the client secret on the Strava API settings page.',
  formats: [
    {
      id: 'strava-client-secret',
      title: 'Strava client secret or token',
      kind: 'secret',
      keywords: ['strava'],
      ...namedValue({
        names: /strava/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{40}/,
      }),
      catches: [
        `STRAVA_CLIENT_SECRET=${sampleText(40, HEX)}`,
        `const stravaClientSecret = '${sampleText(40, HEX, 2)}'`,
      ],
      ignores: [
        'STRAVA_CLIENT_SECRET=your_strava_client_secret',
        `"strava": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
