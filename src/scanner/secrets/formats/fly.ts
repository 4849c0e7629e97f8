/** Decides what secrets of Fly.io look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const accessToken = `fm2_${sampleText(200)}`
const personalToken = `fo1_${sampleText(43, undefined, 2)}`

export const fly: SecretProvider = {
  name: 'Fly.io',
  revoke: 'Revoke the token with `fly tokens revoke`, or in the Fly.io dashboard under Tokens.',
  formats: [
    {
      id: 'fly-access-token',
      title: 'Fly.io access token',
      kind: 'secret',
      keywords: ['fm1a_', 'fm1r_', 'fm2_'],
      reach: 1600,
      pattern: /(?<![\w-])fm[12][ar]?_[A-Za-z0-9+/]{100,1500}={0,3}(?![\w+/=-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`client = Client(api_key="${accessToken}")`, `FLY_ACCESS_TOKEN=${accessToken}`],
      ignores: [`fm2_${'x'.repeat(200)}`, `x${accessToken}`],
    },
    {
      id: 'fly-personal-token',
      title: 'Fly.io personal access token',
      kind: 'secret',
      keywords: ['fo1_'],
      pattern: /(?<![\w-])fo1_[\w-]{43}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `curl -H 'X-Api-Key: ${personalToken}' https://api.test`,
        `{"flyPersonalToken": "${personalToken}"}`,
      ],
      ignores: [`fo1_${'x'.repeat(43)}`, `x${personalToken}`],
    },
  ],
}
