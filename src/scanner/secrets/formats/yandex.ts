/** Decides what secrets of Yandex look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleIamToken(seed: number): string {
  return `${'t1'}.${sampleText(140, undefined, seed)}.${sampleText(86, undefined, seed)}==`
}

export const yandex: SecretProvider = {
  name: 'Yandex',
  revoke: 'Delete the key of the service account in Yandex Cloud, or revoke the OAuth token.',
  formats: [
    {
      id: 'yandex-api-key',
      title: 'Yandex Cloud API key',
      kind: 'secret',
      keywords: ['aqvn'],
      pattern: /(?<![\w-])AQVN[\w-]{35,38}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `YANDEX_API_KEY=${'AQ'}VN${sampleText(36)}`,
        `const yandexApiKey = '${'AQ'}VN${sampleText(36, undefined, 2)}'`,
      ],
      ignores: [`${'AQ'}VN${'x'.repeat(36)}`, `see ${'AQ'}VN${sampleText(12)}`],
    },
    {
      id: 'yandex-oauth-token',
      title: 'Yandex OAuth token',
      kind: 'secret',
      keywords: ['y0_', 'y1_', 'y2_', 'y3_'],
      pattern: /(?<![\w-])y[0-3]_[\w-]{55,62}(?![\w-])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [
        `YA_OAUTH=${'y0'}_${sampleText(56)}`,
        `ya_oauth: ${'y0'}_${sampleText(56, undefined, 2)}`,
      ],
      ignores: [`${'y'}0_${'x'.repeat(56)}`, `see ${'y0'}_${sampleText(18)}`],
    },
    {
      id: 'yandex-iam-token',
      title: 'Yandex Cloud IAM token',
      kind: 'secret',
      keywords: ['t1.'],
      reach: 600,
      pattern: /(?<![\w.-])t1\.[\w-]{20,400}={0,2}\.[\w-]{86}={0,2}(?![\w=-])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [`YC_IAM=${sampleIamToken(1)}`, `Authorization: Bearer ${sampleIamToken(2)}`],
      ignores: [
        `${'t'}1.${'x'.repeat(140)}.${'x'.repeat(86)}==`,
        `see ${'t1'}.${sampleText(46)}.${sampleText(28)}==`,
      ],
    },
    {
      id: 'yandex-static-key',
      title: 'Yandex Cloud static access key',
      kind: 'secret',
      keywords: ['yandex', 'yc_', 'yc-'],
      ...namedValue({ names: /yandex|yc/, ends: /secret[_-]?key|key|token/, value: /YC[\w-]{38}/ }),
      catches: [
        `YC_SECRET_KEY=${'Y'}C${sampleText(38)}`,
        `yc_secret_key: ${'Y'}C${sampleText(38, undefined, 2)}`,
      ],
      ignores: ['YC_SECRET_KEY=your_yc_secret_key', `"yandex": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
