/** Decides what secrets of Riot Games look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const riot: SecretProvider = {
  name: 'Riot Games',
  revoke: 'Regenerate the key in the Riot developer portal.',
  formats: [
    {
      id: 'riot-api-key',
      title: 'Riot Games API key',
      kind: 'secret',
      keywords: ['rgapi-'],
      pattern: /(?<![\w-])RGAPI-[0-9a-z]{8}(?:-[0-9a-z]{4}){3}-[0-9a-z]{12}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [
        `RIOT_API_KEY=${'RGAPI'}-${sampleUuid()}`,
        `Authorization: Bearer ${'RGAPI'}-${sampleUuid(2)}`,
      ],
      ignores: [
        `${'RGAPI-00000000-0000-0'}000-0000-000000000000`,
        `see ${'RGAPI'}-${sampleText(8, HEX)}-${sampleText(4, HEX)}`,
      ],
    },
  ],
}
