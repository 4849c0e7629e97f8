/** Decides what secrets of Chief Tools look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `ctp_${sampleText(36)}`

export const chiefTools: SecretProvider = {
  name: 'Chief Tools',
  revoke: 'In your Chief Tools account, open API tokens and revoke it.',
  formats: [
    {
      id: 'chief-tools-token',
      title: 'Chief Tools token',
      kind: 'secret',
      keywords: ['ctp_', 'ctd_', 'cts_'],
      pattern: /(?<![\w-])ct[pds]_[A-Za-z0-9]{36,44}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`CHIEF_TOOLS_TOKEN=${token}`, `chief_tools_token: ${token}`],
      ignores: [`ctp_${'x'.repeat(36)}`, `x${token}`],
    },
  ],
}
