/** Decides what secrets of Ionic look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `ion_${sampleText(42)}`

export const ionic: SecretProvider = {
  name: 'Ionic',
  revoke: 'In Ionic Appflow, open your account settings, Personal Access Tokens, and delete it.',
  formats: [
    {
      id: 'ionic-personal-token',
      title: 'Ionic personal access token',
      kind: 'secret',
      keywords: [],
      runLength: 46,
      pattern: /(?<![\w-])ion_[A-Za-z0-9]{42}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`const ionicPersonalToken = '${token}'`, `client = Client(api_key="${token}")`],
      ignores: [`ion_${'x'.repeat(42)}`, `x${token}`],
    },
  ],
}
