/** Decides what secrets of Octopus Deploy look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const octopusDeploy: SecretProvider = {
  name: 'Octopus Deploy',
  revoke: 'Delete the key in Octopus under Profile, My API keys.',
  formats: [
    {
      id: 'octopus-deploy-api-key',
      title: 'Octopus Deploy API key',
      kind: 'secret',
      keywords: ['api-'],
      pattern: /(?<![\w-])API-[0-9A-Z]{26,32}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `OCTO_CLI=${'API'}-${sampleText(28, UPPER_AND_DIGITS)}`,
        `export OCTO_CLI="${'API'}-${sampleText(28, UPPER_AND_DIGITS, 2)}"`,
      ],
      ignores: [
        `${'AP'}I-${'x'.repeat(28)}`,
        `see ${'API'}-${sampleText(9, UPPER_AND_DIGITS)}`,
        'API-REFERENCEDOCUMENTATIONVERSION',
      ],
    },
  ],
}
