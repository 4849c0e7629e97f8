/** Decides what secrets of Tencent Cloud look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const tencent: SecretProvider = {
  name: 'Tencent Cloud',
  revoke: 'Disable and delete the key in Tencent Cloud under Access management, API keys.',
  formats: [
    {
      id: 'tencent-secret-id',
      title: 'Tencent Cloud secret id',
      kind: 'publishable',
      keywords: ['akid'],
      pattern: /(?<![\w-])AKID[0-9A-Za-z]{32}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `TENCENT_ID=${'AK'}ID${sampleText(32)}`,
        `const tencentId = '${'AK'}ID${sampleText(32, undefined, 2)}'`,
      ],
      ignores: [`${'AK'}ID${'x'.repeat(32)}`, `see ${'AK'}ID${sampleText(10)}`],
    },
    {
      id: 'tencent-secret-key',
      title: 'Tencent Cloud secret key',
      kind: 'secret',
      keywords: ['tencent', 'qcloud', 'cos_secret', 'cossecret'],
      ...namedValue({
        names: /tencent(?:_?cloud)?|cos|qcloud/,
        ends: /secret[_-]?key/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `TENCENTCLOUD_SECRET_KEY=${sampleText(32)}`,
        `tencentcloud_secret_key: ${sampleText(32, undefined, 2)}`,
      ],
      ignores: [
        'TENCENTCLOUD_SECRET_KEY=your_tencentcloud_secret_key',
        `"tencent": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
