/** Decides what secrets of Buildkite look like. */
import { judgeRandom } from '../judge-random.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const apiToken = `bkua_${sampleText(40, LOWER_AND_DIGITS)}`
const agentToken = `bkct_${sampleText(64, undefined, 2)}`

export const buildkite: SecretProvider = {
  name: 'Buildkite',
  revoke:
    'In Buildkite, open Personal Settings, API Access Tokens (or Agents, for an agent token) ' +
    'and revoke it.',
  formats: [
    {
      id: 'buildkite-api-token',
      title: 'Buildkite API access token',
      kind: 'secret',
      keywords: ['bkua_'],
      pattern: /(?<![\w-])bkua_[a-z0-9]{40}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `const buildkiteApiToken = '${apiToken}'`,
        `client = Client(api_key="${apiToken}")`,
      ],
      ignores: [`bkua_${'x'.repeat(40)}`, `x${apiToken}`],
    },
    {
      id: 'buildkite-agent-token',
      title: 'Buildkite agent token',
      kind: 'secret',
      keywords: ['bkct_', 'bkaj_', 'bkat_'],
      pattern: /(?<![\w-])bk(?:ct|aj|at)_[A-Za-z0-9_-]{40,120}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `buildkite_agent_token: ${agentToken}`,
        `curl -H 'X-Api-Key: ${agentToken}' https://api.test`,
      ],
      ignores: [`bkct_${'x'.repeat(64)}`, `x${agentToken}`],
    },
  ],
}
