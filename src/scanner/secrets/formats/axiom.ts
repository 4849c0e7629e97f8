/** Decides what secrets of Axiom look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `xaat-${sampleUuid()}`

export const axiom: SecretProvider = {
  name: 'Axiom',
  revoke:
    'In Axiom, open Settings, API tokens (or your profile for a personal token), and delete ' +
    'or regenerate it.',
  formats: [
    {
      id: 'axiom-api-token',
      title: 'Axiom API token',
      kind: 'secret',
      keywords: ['xaat-', 'xapt-'],
      pattern: /(?<![\w-])xa[ap]t-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`export AXIOM_API_TOKEN="${token}"`, `const axiomApiToken = '${token}'`],
      ignores: ['xaat-00000000-0000-0000-0000-000000000000', `x${token}`],
    },
  ],
}
