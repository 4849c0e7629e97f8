/** Decides what secrets of Heroku look like. */
import { ASSIGNS, buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const uuid = [8, 4, 4, 4, 12].map((length) => sampleText(length, HEX)).join('-')

export const heroku: SecretProvider = {
  name: 'Heroku',
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
      catches: [`token=${'HRKU-'}AA${sampleText(58)}`],
      ignores: [`${'HRKU-'}AA${'x'.repeat(58)}`],
    },
  ],
}
