/** Decides what secrets of Scaleway look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const scaleway: SecretProvider = {
  name: 'Scaleway',
  revoke: 'Delete the key in the Scaleway console under IAM, API keys.',
  formats: [
    {
      id: 'scaleway-secret-key',
      title: 'Scaleway secret key',
      kind: 'secret',
      keywords: ['scaleway', 'scw'],
      ...namedValue({
        names: /scaleway|scw/,
        ends: /secret[_-]?key|token|secret/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`SCW_SECRET_KEY=${sampleUuid()}`, `scwSecretKey: '${sampleUuid(2)}',`],
      ignores: [
        'SCW_SECRET_KEY=your_scw_secret_key',
        `"scaleway": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
    {
      id: 'scaleway-access-key',
      title: 'Scaleway access key',
      kind: 'publishable',
      keywords: ['scw'],
      pattern: /(?<![\w-])SCW[0-9A-Z]{17}(?![\w-])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [
        `SCALEWAY_ACCESS_KEY=${'S'}CW${sampleText(17, UPPER_AND_DIGITS)}`,
        `export SCALEWAY_ACCESS_KEY="${'S'}CW${sampleText(17, UPPER_AND_DIGITS, 2)}"`,
      ],
      ignores: [
        `${'S'}CW${'x'.repeat(17)}`,
        `see ${'S'}CW${sampleText(5, UPPER_AND_DIGITS)}`,
        'SCWHATEVERISWRITTENX',
      ],
    },
  ],
}
