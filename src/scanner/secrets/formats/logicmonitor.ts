/** Decides what secrets of LogicMonitor look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const bearerToken = `lmb_${sampleText(100)}`
const accessKey = `lma_${sampleText(48, undefined, 2)}`

export const logicmonitor: SecretProvider = {
  name: 'LogicMonitor',
  revoke: 'In LogicMonitor, open Settings, Users & Roles, API Tokens, and delete it.',
  formats: [
    {
      id: 'logicmonitor-bearer-token',
      title: 'LogicMonitor bearer token',
      kind: 'secret',
      keywords: ['lmb_'],
      pattern: /(?<![\w-])lmb_[A-Za-z0-9+/=]{80,160}(?![\w+/=-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `LOGICMONITOR_BEARER_TOKEN=${bearerToken}`,
        `logicmonitor_bearer_token: ${bearerToken}`,
      ],
      ignores: [`lmb_${'x'.repeat(100)}`, `x${bearerToken}`],
    },
    {
      id: 'logicmonitor-access-key',
      title: 'LogicMonitor access key',
      kind: 'secret',
      keywords: ['lma_'],
      pattern: /(?<![\w-])lma_[A-Za-z0-9]{32,64}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`{"logicmonitorAccessKey": "${accessKey}"}`, `Authorization: Bearer ${accessKey}`],
      ignores: [`lma_${'x'.repeat(48)}`, `x${accessKey}`],
    },
  ],
}
