/** Decides what secrets of Heroku look like. */
import { ASSIGNS, buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const uuid = sampleUuid()
const platformKey = `${'HRKU-'}AA${sampleText(58)}`

export const heroku: SecretProvider = {
  name: 'Heroku',
  revoke:
    'In the Heroku dashboard, open Account settings, API Key, and regenerate it; other ' +
    'authorisations are revoked under Applications.',
  formats: [
    {
      id: 'heroku-api-key',
      title: 'Heroku API key',
      kind: 'secret',
      keywords: ['heroku'],
      pattern: buildPattern(
        'dgi',
        /heroku[\w.-]{0,12}(?:key|token|secret|password)/,
        ASSIGNS,
        /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\w-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [`HEROKU_API_KEY: ${uuid}`, `const herokuToken = '${uuid}'`],
      ignores: [
        `https://kolkrabbi.heroku.com/apps/${uuid}/github/push`,
        'HEROKU_API_KEY=00000000-0000-0000-0000-000000000000',
      ],
    },
    {
      id: 'heroku-platform-key',
      title: 'Heroku API key',
      kind: 'secret',
      keywords: ['hrku-aa'],
      pattern: /(?<![\w-])HRKU-AA[\w-]{58}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [`token=${platformKey}`, `HEROKU_API_KEY: '${platformKey}'`],
      ignores: [`${'HRKU-'}AA${'x'.repeat(58)}`, `x${platformKey}`],
    },
  ],
}
