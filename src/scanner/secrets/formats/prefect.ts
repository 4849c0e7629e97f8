/** Decides what secrets of Prefect look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const prefect: SecretProvider = {
  name: 'Prefect',
  revoke: 'Delete the key in Prefect Cloud under Account settings, API keys.',
  formats: [
    {
      id: 'prefect-api-key',
      title: 'Prefect API key',
      kind: 'secret',
      keywords: ['pnu_', 'pnb_'],
      pattern: /(?<![\w-])pn[bu]_[0-9A-Za-z]{36}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `PREFECT_API_KEY=${'pnu'}_${sampleText(36)}`,
        `const prefectApiKey = '${'pnu'}_${sampleText(36, undefined, 2)}'`,
      ],
      ignores: [`${'pn'}u_${'x'.repeat(36)}`, `see ${'pnu'}_${sampleText(12)}`],
    },
  ],
}
