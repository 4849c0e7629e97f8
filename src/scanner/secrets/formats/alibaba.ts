/** Decides what secrets of Alibaba Cloud look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const accessKeyId = `LTAI${sampleText(20)}`
const secret = sampleText(30, undefined, 2)

export const alibaba: SecretProvider = {
  name: 'Alibaba Cloud',
  revoke:
    'In the RAM console of Alibaba Cloud, open the user and disable and delete its AccessKey.',
  formats: [
    {
      id: 'alibaba-access-key-id',
      title: 'Alibaba Cloud AccessKey id',
      kind: 'secret',
      keywords: ['ltai'],
      pattern: /(?<![A-Za-z0-9])LTAI(?:[A-Za-z0-9]{12}|[A-Za-z0-9]{17,21})(?![A-Za-z0-9])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`accessKeyId: "${accessKeyId}"`, `ALICLOUD_ACCESS_KEY=${accessKeyId}`],
      ignores: [`LTAI${'x'.repeat(20)}`, 'LTAIntroductionToTheCloud'],
    },
    {
      id: 'alibaba-access-key-secret',
      title: 'Alibaba Cloud AccessKey secret',
      kind: 'secret',
      keywords: [
        'alibaba',
        'alicloud',
        'ali_',
        'aliyun',
        'oss_',
        'accesskey',
        'access_key',
        'access-key',
      ],
      ...namedValue({
        names: /alibaba|ali_?-?(?:cloud|yun)|(?<![a-z])oss|access_?-?key/,
        ends: /secret/,
        value: /[A-Za-z0-9]{30}/,
      }),
      catches: [`ALIYUN_ACCESS_KEY_SECRET=${secret}`, `accessKeySecret: '${secret}'`],
      ignores: [`accessKeySecret: '${'x'.repeat(30)}'`, `alibaba_commit: ${secret}`],
    },
  ],
}
