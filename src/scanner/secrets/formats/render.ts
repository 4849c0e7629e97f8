/** Decides what secrets of Render look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const render: SecretProvider = {
  name: 'Render',
  revoke: 'Revoke the key in Render under Account settings, API keys.',
  formats: [
    {
      id: 'render-api-key',
      title: 'Render API key',
      kind: 'secret',
      keywords: ['rnd_'],
      pattern: /(?<![\w-])rnd_[0-9A-Za-z]{28,40}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `RENDER_API_KEY=${'rnd'}_${sampleText(28)}`,
        `Authorization: Bearer ${'rnd'}_${sampleText(28, undefined, 2)}`,
      ],
      ignores: [`${'rn'}d_${'x'.repeat(28)}`, `see ${'rnd'}_${sampleText(9)}`],
    },
    {
      id: 'render-deploy-hook',
      title: 'Render deploy hook',
      opens: 'start a deploy',
      kind: 'secret',
      keywords: ['api.render.com'],
      pattern: buildPattern(
        'dg',
        /api\.render\.com\/deploy\/srv-[0-9a-z]{20}/,
        /\?key=([\w-]{11})(?![\w-])/,
      ),
      publicLength: 0,
      judge: ({ secret }) => (/[0-9A-Z_-]/.test(secret) ? 'unproven' : 'none'),
      catches: [
        `get api.render.com/deploy/srv-${sampleText(20, LOWER_AND_DIGITS)}?key=${sampleText(11)}`,
        `go api.render.com/deploy/srv-${sampleText(20, LOWER_AND_DIGITS, 2)}?key=${sampleText(11)}`,
      ],
      ignores: [
        'https://api.render.com/deploy/srv-xyz?key=secret',
        'https://api.render.com/v1/services',
      ],
    },
  ],
}
