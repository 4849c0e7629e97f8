/** Decides what secrets of Docker look like. */
import { judgeRandom } from '../judge-random.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const hubToken = `dckr_pat_${sampleText(27)}`
const swarmToken =
  `SWMTKN-1-${sampleText(50, LOWER_AND_DIGITS, 2)}` + `-${sampleText(25, LOWER_AND_DIGITS, 3)}`

export const docker: SecretProvider = {
  name: 'Docker',
  revoke:
    'In Docker Hub, open Account settings, Personal access tokens, and delete it; change a ' +
    'password that stood in a configuration.',
  formats: [
    {
      id: 'docker-hub-token',
      title: 'Docker Hub access token',
      kind: 'secret',
      keywords: ['dckr_pat_', 'dckr_oat_'],
      pattern: /(?<![\w-])dckr_(?:pat_[A-Za-z0-9_-]{27}|oat_[A-Za-z0-9_-]{32})(?![\w-])/g,
      publicLength: 9,
      judge: judgeRandom(9),
      catches: [`const dockerHubToken = '${hubToken}'`, `client = Client(api_key="${hubToken}")`],
      ignores: [`dckr_pat_${'x'.repeat(27)}`, `x${hubToken}`],
    },
    {
      id: 'docker-swarm-token',
      title: 'Docker Swarm join token',
      kind: 'secret',
      keywords: ['swmtkn-1-'],
      pattern: /(?<![\w-])SWMTKN-1-[0-9a-z]{50}-[0-9a-z]{25}(?![\w-])/g,
      publicLength: 9,
      judge: judgeRandom(9),
      catches: [`swarm_join: ${swarmToken}`, `curl -H 'X-Api-Key: ${swarmToken}' https://api.test`],
      ignores: [`SWMTKN-1-${'x'.repeat(75)}`, `x${swarmToken}`],
    },
  ],
}
