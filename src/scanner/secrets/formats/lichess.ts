/** Decides what secrets of Lichess look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `lip_${sampleText(20)}`
const oauthToken = `lio_${sampleText(32, undefined, 2)}`

export const lichess: SecretProvider = {
  name: 'Lichess',
  revoke: 'On Lichess, open Preferences, API access tokens, and revoke it.',
  formats: [
    {
      id: 'lichess-token',
      title: 'Lichess access token',
      kind: 'secret',
      keywords: ['lip_'],
      pattern: /(?<![\w-])lip_[A-Za-z0-9]{16,32}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`const lichessToken = '${token}'`, `client = Client(api_key="${token}")`],
      ignores: [`lip_${'x'.repeat(20)}`, `x${token}`],
    },
    {
      id: 'lichess-oauth-token',
      title: 'Lichess OAuth access token',
      kind: 'secret',
      keywords: ['lio_'],
      pattern: /(?<![\w-])lio_[A-Za-z0-9]{16,40}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `lichess_oauth_token: ${oauthToken}`,
        `curl -H 'X-Api-Key: ${oauthToken}' https://api.test`,
      ],
      ignores: [`lio_${'x'.repeat(32)}`, `x${oauthToken}`],
    },
  ],
}
