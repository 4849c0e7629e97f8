/** Decides what secrets of JD Cloud look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `JDC_${sampleText(28, UPPER_AND_DIGITS)}`

export const jdCloud: SecretProvider = {
  name: 'JD Cloud',
  revoke: 'In the JD Cloud console, open Access Key Management and delete the key pair.',
  formats: [
    {
      id: 'jd-cloud-access-key',
      title: 'JD Cloud access key',
      kind: 'secret',
      keywords: ['jdc_'],
      pattern: /(?<![\w-])JDC_[0-9A-Z]{28}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`client = Client(api_key="${key}")`, `JD_CLOUD_ACCESS_KEY=${key}`],
      ignores: [`JDC_${'x'.repeat(28)}`, `x${key}`],
    },
  ],
}
