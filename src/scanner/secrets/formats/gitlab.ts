/** Decides what secrets of GitLab look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const gitlab: SecretProvider = {
  name: 'GitLab',
  formats: [
    {
      id: 'gitlab-token',
      title: 'GitLab token',
      kind: 'secret',
      keywords: ['glpat-', 'gldt-', 'glrt-', 'glcbt-', 'glsoat-', 'glft-', 'glimt-', 'gloas-'],
      pattern: buildPattern(
        'g',
        /(?<![\w-])gl(?:pat|dt|rt|cbt|soat|ft|imt|oas)-[\w-]{20,64}/,
        /(?:\.[0-9a-z]{2}\.?[0-9a-z]{7,9})?(?![\w-])/,
      ),
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [
        `GO_REPO_TOKEN=${'glpat-'}${sampleText(20)}`,
        `"${'gldt-'}${sampleText(20, undefined, 2)}"`,
      ],
      ignores: [`${'glpat-'}${'x'.repeat(20)}`, 'glpat-your-own-access-token'],
    },
    {
      id: 'gitlab-trigger-token',
      title: 'GitLab pipeline trigger token',
      kind: 'secret',
      keywords: ['glptt-'],
      pattern: /(?<![\w-])glptt-[0-9a-f]{40}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [`-F token=${'glptt-'}${sampleText(40, HEX)}`],
      ignores: [`${'glptt-'}${'a'.repeat(40)}`],
    },
    {
      id: 'gitlab-runner-token',
      title: 'GitLab runner registration token',
      kind: 'secret',
      keywords: ['gr1348941'],
      pattern: /(?<![\w-])GR1348941[\w-]{20}(?![\w-])/g,
      publicLength: 9,
      judge: judgeRandom(9),
      catches: [`--registration-token "${'GR13'}48941${sampleText(20)}"`],
      ignores: [`${'GR13'}48941${'x'.repeat(20)}`],
    },
  ],
}
