/** Decides what secrets of Mergify look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleApplicationKey(seed: number): string {
  return `${'mergify_application_key'}_${sampleText(56, undefined, seed)}`
}

export const mergify: SecretProvider = {
  name: 'Mergify',
  revoke: 'Delete the application key in the Mergify dashboard and create another.',
  formats: [
    {
      id: 'mergify-application-key',
      title: 'Mergify application key',
      kind: 'secret',
      keywords: ['mergify_application_key_'],
      pattern: /(?<![\w-])mergify_application_key_[\w-]{40,200}(?![\w-])/g,
      publicLength: 24,
      judge: judgeRandom(24),
      catches: [
        `MERGIFY_APPLICATION_KEY=${sampleApplicationKey(1)}`,
        `const mergifyApplicationKey = '${sampleApplicationKey(2)}'`,
      ],
      ignores: [
        `${'mergify_appl'}ication_key_${'x'.repeat(56)}`,
        `see ${'mergify_application_key'}_${sampleText(18)}`,
      ],
    },
  ],
}
