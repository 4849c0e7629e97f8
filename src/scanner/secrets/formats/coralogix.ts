/** Decides what secrets of Coralogix look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `cxtp_${sampleText(30)}`

export const coralogix: SecretProvider = {
  name: 'Coralogix',
  revoke: 'In Coralogix, open Data Flow, API Keys, and delete the key.',
  formats: [
    {
      id: 'coralogix-personal-key',
      title: 'Coralogix API key',
      kind: 'secret',
      keywords: ['cxth_', 'cxtp_', 'cxuh_', 'cxup_'],
      pattern: /(?<![\w-])cx[tu][hp]_[A-Za-z0-9]{30}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`export CORALOGIX_PERSONAL_KEY="${key}"`, `const coralogixPersonalKey = '${key}'`],
      ignores: [`cxtp_${'x'.repeat(30)}`, `x${key}`],
    },
  ],
}
