/** Decides what secrets of DevCycle look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const serverKey = `dvc_server_${sampleText(40)}`
const clientKey = `dvc_client_${sampleText(40, undefined, 2)}`

export const devcycle: SecretProvider = {
  name: 'DevCycle',
  revoke: 'In DevCycle, open the environments of the project and reset the SDK key.',
  formats: [
    {
      id: 'devcycle-server-key',
      title: 'DevCycle server SDK key',
      kind: 'secret',
      keywords: ['dvc_server_'],
      pattern: /(?<![\w-])dvc_server_[A-Za-z0-9_]{20,64}(?![\w-])/g,
      publicLength: 11,
      judge: judgeRandom(11),
      catches: [`client = Client(api_key="${serverKey}")`, `DEVCYCLE_SDK=${serverKey}`],
      ignores: [`dvc_server_${'x'.repeat(40)}`, `x${serverKey}`],
    },
    {
      id: 'devcycle-client-key',
      title: 'DevCycle client SDK key',
      kind: 'publishable',
      keywords: ['dvc_client_', 'dvc_mobile_'],
      pattern: /(?<![\w-])dvc_(?:client|mobile)_[A-Za-z0-9_]{20,64}(?![\w-])/g,
      publicLength: 11,
      judge: judgeRandom(11),
      catches: [
        `curl -H 'X-Api-Key: ${clientKey}' https://api.test`,
        `{"devcycleWeb": "${clientKey}"}`,
      ],
      ignores: [`dvc_client_${'x'.repeat(40)}`, `x${clientKey}`],
    },
  ],
}
