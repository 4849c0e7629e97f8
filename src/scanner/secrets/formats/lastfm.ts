/** Decides what secrets of Last.fm look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = sampleText(32, HEX)

export const lastfm: SecretProvider = {
  name: 'Last.fm',
  revoke: 'On Last.fm, open API accounts and delete the application.',
  formats: [
    {
      id: 'lastfm-api-secret',
      title: 'Last.fm API secret',
      kind: 'secret',
      keywords: ['lastfm', 'last_fm', 'last-fm', 'last.fm'],
      ...namedValue({ names: /last_?-?\.?fm/, ends: /secret|key/, value: /[0-9a-f]{32}/ }),
      catches: [`lastfm_api_secret: ${secret}`, `export LASTFM_API_SECRET="${secret}"`],
      ignores: [`LASTFM_API_SECRET=${'x'.repeat(32)}`, `lastfm_commit: ${secret}`],
    },
  ],
}
