/** Decides what secrets of Tableau look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleAccessToken(seed: number): string {
  return `${sampleText(22, undefined, seed)}==:${sampleText(32, undefined, seed)}`
}

export const tableau: SecretProvider = {
  name: 'Tableau',
  revoke: 'Revoke the token in Tableau under My account settings, Personal access tokens.',
  formats: [
    {
      id: 'tableau-access-token',
      title: 'Tableau personal access token',
      kind: 'secret',
      keywords: ['==:'],
      pattern: /(?<![\w+/-])[A-Za-z0-9+/]{22}==:[A-Za-z0-9]{32}(?![\w-])/g,
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `TABLEAU_PAT=${sampleAccessToken(1)}`,
        `export TABLEAU_PAT="${sampleAccessToken(2)}"`,
      ],
      ignores: [
        `${'x'.repeat(22)}==:${'x'.repeat(32)}`,
        `see ${sampleText(22)}==:${sampleText(12)}`,
      ],
    },
  ],
}
