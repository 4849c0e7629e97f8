/** Decides what secrets of Infisical look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `st.${sampleText(24, HEX)}.${sampleText(32, HEX, 2)}.${sampleText(32, HEX, 3)}`

export const infisical: SecretProvider = {
  name: 'Infisical',
  revoke:
    'In Infisical, open Access Control of the project and delete the token or the machine ' +
    'identity.',
  formats: [
    {
      id: 'infisical-service-token',
      title: 'Infisical service token',
      kind: 'secret',
      keywords: ['infisical', 'bearer st.'],
      pattern: buildPattern(
        'dgi',
        /(?:infisical[\w\s"'`=:({,.-]{0,40}?|bearer\s)/,
        /(st\.[0-9a-f]{24}\.[0-9a-f]{32}\.[0-9a-f]{32})(?![\w-])/,
      ),
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [`INFISICAL_TOKEN=${token}`, `Authorization: Bearer ${token}`],
      ignores: [`st.${'x'.repeat(88)}`, `x${token}`],
    },
  ],
}
