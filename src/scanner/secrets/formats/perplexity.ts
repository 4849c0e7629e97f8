/** Decides what secrets of Perplexity look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const perplexity: SecretProvider = {
  name: 'Perplexity',
  revoke: 'Delete the key in Perplexity under Settings, API, and generate another.',
  formats: [
    {
      id: 'perplexity-api-key',
      title: 'Perplexity API key',
      kind: 'secret',
      keywords: ['pplx-'],
      pattern: /(?<![\w-])pplx-[0-9A-Za-z]{48,64}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `PERPLEXITY_API_KEY=${'pplx'}-${sampleText(48)}`,
        `const perplexityApiKey = '${'pplx'}-${sampleText(48, undefined, 2)}'`,
      ],
      ignores: [`${'pp'}lx-${'x'.repeat(48)}`, `see ${'pplx'}-${sampleText(16)}`],
    },
  ],
}
