/** Decides what secrets of Svix look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const svix: SecretProvider = {
  name: 'Svix',
  revoke: 'Revoke the key in the Svix dashboard under API access.',
  formats: [
    {
      id: 'svix-api-key',
      title: 'Svix API key',
      kind: 'test',
      keywords: ['testsk_'],
      pattern: /(?<![\w-])testsk_[\w-]{32}(?:\.(?:us|eu|in|ca|au))?(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `SVIX_API_KEY=${'testsk'}_${sampleText(32)}`,
        `const svixApiKey = '${'testsk'}_${sampleText(32, undefined, 2)}'`,
      ],
      ignores: [`${'tes'}tsk_${'x'.repeat(32)}`, `see ${'testsk'}_${sampleText(10)}`],
    },
  ],
}
