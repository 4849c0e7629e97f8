/** Decides what secrets of Helicone look like. */
import { judgeRandom } from '../judge-random.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key =
  `sk-helicone-${sampleText(7, LOWER_AND_DIGITS)}` +
  `-${sampleText(7, LOWER_AND_DIGITS, 2)}` +
  `-${sampleText(7, LOWER_AND_DIGITS, 3)}` +
  `-${sampleText(7, LOWER_AND_DIGITS, 4)}`

export const helicone: SecretProvider = {
  name: 'Helicone',
  revoke: 'In Helicone, open Settings, API Keys, and delete the key.',
  formats: [
    {
      id: 'helicone-api-key',
      title: 'Helicone API key',
      kind: 'secret',
      keywords: ['-helicone-'],
      pattern:
        /(?<![\w-])(?:sk|pk)-helicone-(?:[a-z]{2}-)?[a-z0-9]{7}(?:-[a-z0-9]{7}){3}(?![\w-])/g,
      publicLength: 12,
      judge: judgeRandom(12),
      catches: [`export HELICONE_API_KEY="${key}"`, `const heliconeApiKey = '${key}'`],
      ignores: [`sk-helicone-${'x'.repeat(28)}`, `x${key}`],
    },
  ],
}
