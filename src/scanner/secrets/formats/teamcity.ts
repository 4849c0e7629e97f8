/** Decides what secrets of TeamCity look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleAccessToken(seed: number): string {
  return [
    `${'eyJ0eXAiOiAiVENWMiJ9'}.`,
    `${sampleText(36, undefined, seed)}.`,
    `${sampleText(48, undefined, seed)}`,
  ].join('')
}

export const teamcity: SecretProvider = {
  name: 'TeamCity',
  revoke: 'Revoke the token in TeamCity under Your profile, Access tokens.',
  formats: [
    {
      id: 'teamcity-access-token',
      title: 'TeamCity access token',
      kind: 'secret',
      keywords: ['eyj0exaioiaivenwmij9'],
      pattern: /(?<![\w-])eyJ0eXAiOiAiVENWMiJ9\.[\w-]{36}\.[\w-]{48}(?![\w-])/g,
      publicLength: 21,
      isStructured: true,
      judge: judgeRandom(21),
      catches: [`TC_ACCESS=${sampleAccessToken(1)}`, `{"tcAccess": "${sampleAccessToken(2)}"}`],
      ignores: [
        `${'eyJ0eXAiOi'}AiVENWMiJ9.${'x'.repeat(36)}.${'x'.repeat(48)}`,
        `see ${'eyJ0eXAiOiAiVENWMiJ9'}.${sampleText(12)}.${sampleText(16)}`,
      ],
    },
  ],
}
