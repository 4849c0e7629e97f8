/** Decides what secrets of Pulumi look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pulumi: SecretProvider = {
  name: 'Pulumi',
  revoke: 'Delete the token in Pulumi Cloud under Personal access tokens.',
  formats: [
    {
      id: 'pulumi-access-token',
      title: 'Pulumi access token',
      kind: 'secret',
      keywords: ['pul-'],
      pattern: /(?<![\w-])pul-[0-9a-f]{40}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `PULUMI_ACCESS_TOKEN=${'pul'}-${sampleText(40, HEX)}`,
        `export PULUMI_ACCESS_TOKEN="${'pul'}-${sampleText(40, HEX, 2)}"`,
      ],
      ignores: [`${'pu'}l-${'x'.repeat(40)}`, `see ${'pul'}-${sampleText(13, HEX)}`],
    },
  ],
}
