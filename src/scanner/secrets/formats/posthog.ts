/** Decides what secrets of PostHog look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const posthog: SecretProvider = {
  name: 'PostHog',
  revoke: 'Roll the key in PostHog under Settings, Personal API keys.',
  formats: [
    {
      id: 'posthog-personal-key',
      title: 'PostHog personal API key',
      kind: 'secret',
      keywords: ['phx_'],
      pattern: /(?<![\w-])phx_[\w-]{43,52}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `POSTHOG_PERSONAL_KEY=${'phx'}_${sampleText(47)}`,
        `export POSTHOG_PERSONAL_KEY="${'phx'}_${sampleText(47, undefined, 2)}"`,
      ],
      ignores: [`${'ph'}x_${'x'.repeat(47)}`, `see ${'phx'}_${sampleText(15)}`],
    },
    {
      id: 'posthog-project-secret',
      title: 'PostHog project secret key',
      kind: 'secret',
      keywords: ['phs_'],
      pattern: /(?<![\w-])phs_[\w-]{43,52}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `POSTHOG_PROJECT_SECRET=${'phs'}_${sampleText(47)}`,
        `{"posthogProjectSecret": "${'phs'}_${sampleText(47, undefined, 2)}"}`,
      ],
      ignores: [`${'ph'}s_${'x'.repeat(47)}`, `see ${'phs'}_${sampleText(15)}`],
    },
    {
      id: 'posthog-project-key',
      title: 'PostHog project key',
      kind: 'publishable',
      keywords: ['phc_'],
      pattern: /(?<![\w-])phc_[\w-]{40,52}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `POSTHOG_PROJECT_KEY=${'phc'}_${sampleText(43)}`,
        `const posthogProjectKey = '${'phc'}_${sampleText(43, undefined, 2)}'`,
      ],
      ignores: [`${'ph'}c_${'x'.repeat(43)}`, `see ${'phc'}_${sampleText(14)}`],
    },
  ],
}
