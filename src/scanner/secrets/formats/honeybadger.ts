/** Decides what secrets of Honeybadger look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `hbp_${sampleText(36)}`

export const honeybadger: SecretProvider = {
  name: 'Honeybadger',
  revoke:
    'In Honeybadger, open the settings of the project or your profile and regenerate the key.',
  formats: [
    {
      id: 'honeybadger-api-key',
      title: 'Honeybadger API key',
      kind: 'secret',
      keywords: ['hbp_', 'hbs_', 'hbu_'],
      pattern: /(?<![\w-])hb[psu]_[A-Za-z0-9]{36}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`HONEYBADGER_API_KEY=${key}`, `honeybadger_api_key: ${key}`],
      ignores: [`hbp_${'x'.repeat(36)}`, `x${key}`],
    },
  ],
}
