/** Decides what secrets of Midtrans look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const midtrans: SecretProvider = {
  name: 'Midtrans',
  revoke: 'Regenerate the server key in Midtrans under Settings, Access keys.',
  formats: [
    {
      id: 'midtrans-server-key',
      title: 'Midtrans server key',
      kind: 'secret',
      keywords: ['mid-server-'],
      pattern: /(?<![\w-])Mid-server-[\w-]{20,32}(?![\w-])/g,
      publicLength: 11,
      judge: judgeRandom(11),
      catches: [
        `MIDTRANS_SERVER_KEY=${'Mid-server'}-${sampleText(24)}`,
        `export MIDTRANS_SERVER_KEY="${'Mid-server'}-${sampleText(24, undefined, 2)}"`,
      ],
      ignores: [`${'Mid-s'}erver-${'x'.repeat(24)}`, `see ${'Mid-server'}-${sampleText(8)}`],
    },
    {
      id: 'midtrans-sandbox-server-key',
      title: 'Midtrans server key of the sandbox',
      kind: 'test',
      keywords: ['sb-mid-server-'],
      pattern: /(?<![\w-])SB-Mid-server-[\w-]{20,32}(?![\w-])/g,
      publicLength: 14,
      judge: judgeRandom(14),
      catches: [
        `MIDTRANS_SANDBOX_SERVER_KEY=${'SB-Mid-server'}-${sampleText(24)}`,
        `{"midtransSandboxServerKey": "${'SB-Mid-server'}-${sampleText(24, undefined, 2)}"}`,
      ],
      ignores: [`${'SB-Mid-'}server-${'x'.repeat(24)}`, `see ${'SB-Mid-server'}-${sampleText(8)}`],
    },
  ],
}
