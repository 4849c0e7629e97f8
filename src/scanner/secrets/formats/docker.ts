/** Decides what secrets of Docker look like. */
import { isPlaceholder } from '../is-placeholder.ts'
import { judgeRandom } from '../judge-random.ts'
import { LOWER_AND_DIGITS, sampleText, toBase64 } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const hubToken = `dckr_pat_${sampleText(27)}`
const swarmToken =
  `SWMTKN-1-${sampleText(50, LOWER_AND_DIGITS, 2)}` + `-${sampleText(25, LOWER_AND_DIGITS, 3)}`
const login = toBase64(`shop:${sampleText(12)}`)

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
    {
      id: 'docker-config-auth',
      title: 'registry login in a Docker configuration',
      opens: 'pull, and often push, images in the name of the account',
      kind: 'secret',
      keywords: ['"auth"', '"auth\\'],
      pattern: /"auth\\{0,3}"\s{0,4}:\s{0,4}\\{0,3}"([A-Za-z0-9+/]{12,400}={0,2})\\{0,3}"/dg,
      reach: 430,
      publicLength: 0,
      isStructured: true,
      judge: ({ secret }) => {
        const text = Buffer.from(secret, 'base64').toString('latin1')
        const [, password = ''] =
          /^[\x21-\x39\x3b-\x7e]{1,80}:([\x21-\x7e]{4,200})$/.exec(text) ?? []
        return password === '' || isPlaceholder(password) ? 'none' : 'genuine'
      },
      catches: [
        `{"auths": {"ghcr.io": {"auth": "${toBase64(`shop:${sampleText(20)}`)}"}}}`,
        `{"https://index.docker.io/v1/":{"email":"a@a.test","auth":"${login}"}}`,
      ],
      ignores: [`{"auth": "${toBase64('user:xxxx')}"}`, '{"auth": "anonymous-only"}'],
    },
  ],
}
