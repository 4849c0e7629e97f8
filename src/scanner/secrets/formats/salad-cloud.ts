/** Decides what secrets of SaladCloud look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const saladCloud: SecretProvider = {
  name: 'SaladCloud',
  revoke: 'Revoke the key in the SaladCloud portal under API access.',
  formats: [
    {
      id: 'salad-cloud-api-key',
      title: 'SaladCloud API key',
      kind: 'secret',
      keywords: ['salad_cloud_'],
      pattern: /(?<![\w-])salad_cloud_[0-9A-Za-z]{1,7}_[0-9A-Za-z]{20,235}(?![\w-])/g,
      publicLength: 12,
      judge: judgeRandom(12),
      catches: [
        `SALAD_CLOUD_API_KEY=${'salad_cloud_user'}_${sampleText(48)}`,
        `export SALAD_CLOUD_API_KEY="${'salad_cloud_user'}_${sampleText(48, undefined, 2)}"`,
      ],
      ignores: [
        `${'salad_cl'}oud_user_${'x'.repeat(48)}`,
        `see ${'salad_cloud_user'}_${sampleText(16)}`,
      ],
    },
  ],
}
