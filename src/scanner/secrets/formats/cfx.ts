/** Decides what secrets of Cfx.re look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `cfxk_${sampleText(20)}_${sampleText(5, undefined, 2)}`

export const cfx: SecretProvider = {
  name: 'Cfx.re',
  revoke: 'In the Cfx.re portal, open Server Keys and regenerate the licence key of the server.',
  formats: [
    {
      id: 'cfx-server-key',
      title: 'Cfx.re server licence key',
      kind: 'secret',
      keywords: ['cfxk_'],
      pattern: /(?<![\w-])cfxk_[A-Za-z0-9]{20}_[A-Za-z0-9]{5,6}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`CFX_SERVER_KEY=${key}`, `cfx_server_key: ${key}`],
      ignores: [`cfxk_${'x'.repeat(25)}`, `x${key}`],
    },
  ],
}
