/** Decides what secrets of AppVeyor look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `v2.${sampleText(20, LOWER_AND_DIGITS)}`

export const appveyor: SecretProvider = {
  name: 'AppVeyor',
  revoke:
    'In AppVeyor, open the API keys page of the account and generate a new token, which ends ' +
    'this one.',
  formats: [
    {
      id: 'appveyor-token',
      title: 'AppVeyor API token',
      kind: 'secret',
      keywords: ['appveyor', 'bearer v2.'],
      pattern: buildPattern(
        'dgi',
        /(?:appveyor[^\n]{0,40}?[\s"'=:]|bearer\s)/,
        /(v2\.[a-z0-9]{20})(?![\w-])/,
      ),
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [
        `APPVEYOR_API_TOKEN=${token}`,
        `curl https://ci.appveyor.com/api -H "Authorization: Bearer ${token}"`,
      ],
      ignores: [`v2.${sampleText(20, LOWER_AND_DIGITS)}`, `appveyor: v2.${'x'.repeat(20)}`],
    },
  ],
}
