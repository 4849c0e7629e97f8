/** Decides what secrets of JumpCloud look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const apiKey = `jca_${sampleText(36)}`
const keyValue = sampleText(40, undefined, 2)

export const jumpcloud: SecretProvider = {
  name: 'JumpCloud',
  revoke: 'In JumpCloud, open your profile, My API Key, and generate a new one.',
  formats: [
    {
      id: 'jumpcloud-api-key',
      title: 'JumpCloud API key',
      kind: 'secret',
      keywords: ['jca_'],
      pattern: /(?<![\w-])jca_[A-Za-z0-9]{36}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`export JUMPCLOUD_API_KEY="${apiKey}"`, `const jumpcloudApiKey = '${apiKey}'`],
      ignores: [`jca_${'x'.repeat(36)}`, `x${apiKey}`],
    },
    {
      id: 'jumpcloud-key',
      title: 'JumpCloud API key',
      kind: 'secret',
      keywords: ['jumpcloud', 'jcapi'],
      ...namedValue({ names: /jumpcloud|jcapi/, ends: /key|token/, value: /[A-Za-z0-9]{40}/ }),
      catches: [`export JUMPCLOUD_API_KEY="${keyValue}"`, `const jumpcloudApiKey = '${keyValue}'`],
      ignores: [`JUMPCLOUD_API_KEY=${'x'.repeat(32)}`, `jumpcloud_commit: ${keyValue}`],
    },
  ],
}
