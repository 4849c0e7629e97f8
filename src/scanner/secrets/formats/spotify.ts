/** Decides what secrets of Spotify look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const spotify: SecretProvider = {
  name: 'Spotify',
  revoke: 'Rotate the client secret in the Spotify developer dashboard.',
  formats: [
    {
      id: 'spotify-client-secret',
      title: 'Spotify client secret',
      kind: 'secret',
      keywords: ['spotify', 'spotipy'],
      ...namedValue({
        names: /spotify|spotipy/,
        ends: /secret|client_?key|api_?key|token/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `SPOTIFY_CLIENT_SECRET=${sampleText(32, HEX)}`,
        `{"spotifyClientSecret": "${sampleText(32, HEX, 2)}"}`,
      ],
      ignores: [
        'SPOTIFY_CLIENT_SECRET=your_spotify_client_secret',
        `"spotify": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
    {
      id: 'spotify-access-token',
      title: 'Spotify access or refresh token',
      kind: 'secret',
      keywords: ['spotify'],
      reach: 420,
      pattern: buildPattern(
        'dgi',
        /spotify[\w.-]{0,24}token["']?\s{0,3}[:=]\s{0,3}["']?/,
        /([AB]Q[ABCD][\w-]{100,300})(?![\w-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(3),
      catches: [
        `SPOTIFY_REFRESH_TOKEN=${'AQ'}B${sampleText(128)}`,
        `"spotifyAccessToken": "${'BQ'}C${sampleText(150, undefined, 2)}"`,
      ],
      ignores: [
        'SPOTIFY_REFRESH_TOKEN=your_refresh_token',
        `SPOTIFY_ACCESS_TOKEN=${'BQ'}C${'x'.repeat(150)}`,
      ],
    },
  ],
}
