/** Decides what secrets of Metabase look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const metabase: SecretProvider = {
  name: 'Metabase',
  revoke: 'Delete the key in Metabase under Admin settings, Authentication, API keys.',
  formats: [
    {
      id: 'metabase-api-key',
      title: 'Metabase API key',
      kind: 'secret',
      keywords: ['mb_'],
      pattern: /(?<![\w-])mb_[A-Za-z0-9+/]{43}=(?![\w=])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [
        `METABASE_API_KEY=${'mb'}_${sampleText(43)}=`,
        `{"metabaseApiKey": "${'mb'}_${sampleText(43, undefined, 2)}="}`,
      ],
      ignores: [`${'m'}b_${'x'.repeat(43)}=`, `see ${'mb'}_${sampleText(14)}=`],
    },
    {
      id: 'metabase-session',
      title: 'Metabase session',
      kind: 'secret',
      keywords: ['metabase'],
      ...namedValue({
        names: /metabase[\w.-]{0,10}session|x-metabase-session/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`METABASE_SESSION=${sampleUuid()}`, `metabaseSession: '${sampleUuid(2)}',`],
      ignores: [
        'METABASE_SESSION=your_metabase_session',
        `"metabase": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
