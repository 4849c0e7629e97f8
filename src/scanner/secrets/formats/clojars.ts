/** Decides what secrets of Clojars look like. */
import { judgeRandom } from '../judge-random.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `CLOJARS_${sampleText(60, LOWER_AND_DIGITS)}`

export const clojars: SecretProvider = {
  name: 'Clojars',
  revoke: 'In Clojars, open Deploy Tokens and disable the token.',
  formats: [
    {
      id: 'clojars-deploy-token',
      title: 'Clojars deploy token',
      kind: 'secret',
      keywords: ['clojars_'],
      pattern: /(?<![\w-])CLOJARS_[a-z0-9]{60}(?![\w-])/gi,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [
        `curl -H 'X-Api-Key: ${token}' https://api.test`,
        `{"clojarsPassword": "${token}"}`,
      ],
      ignores: [`CLOJARS_${'x'.repeat(60)}`, `x${token}`],
    },
  ],
}
