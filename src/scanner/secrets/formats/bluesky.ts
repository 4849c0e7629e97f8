/** Decides what secrets of Bluesky look like. */
import { namedValue } from '../named-value.ts'
import type { SecretProvider } from '../secret-format.ts'

const value = `ab2d-7ekq-x3mn-pr5t`

export const bluesky: SecretProvider = {
  name: 'Bluesky',
  revoke: 'In Bluesky, open Settings, Privacy and security, App passwords, and delete it.',
  formats: [
    {
      id: 'bluesky-app-password',
      title: 'Bluesky app password',
      kind: 'secret',
      keywords: ['bluesky', 'bsky', 'atp_'],
      ...namedValue({
        names: /bluesky|bsky|(?<![a-z])atp/,
        ends: /pass(?:word)?|key/,
        value: /[a-z2-7]{4}(?:-[a-z2-7]{4}){3}/,
      }),
      catches: [`BLUESKY_APP_PASSWORD=${value}`, `{"blueskyAppPassword": "${value}"}`],
      ignores: [`BLUESKY_APP_PASSWORD=xxxx-xxxx-xxxx-xxxx`, 'bsky_slug: ab2d-7ekq-x3mn-pr5t'],
    },
  ],
}
