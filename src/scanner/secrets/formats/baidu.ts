/** Decides what secrets of Baidu Cloud look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const accessKeyId = `ALTAK${sampleText(21)}`
const secretAccessKey = sampleText(32, HEX, 2)

export const baidu: SecretProvider = {
  name: 'Baidu Cloud',
  revoke:
    'In the console of Baidu AI Cloud, open Security Authentication and delete the access key.',
  formats: [
    {
      id: 'baidu-access-key-id',
      title: 'Baidu Cloud access key id',
      kind: 'secret',
      keywords: ['altak'],
      pattern: /(?<![\w-])ALTAK[A-Za-z0-9]{21}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`client = Client(api_key="${accessKeyId}")`, `ACCESS_KEY_ID=${accessKeyId}`],
      ignores: [`ALTAK${'x'.repeat(21)}`, `x${accessKeyId}`],
    },
    {
      id: 'baidu-secret-access-key',
      title: 'Baidu Cloud secret access key',
      kind: 'secret',
      keywords: ['baidu', 'bce_'],
      ...namedValue({ names: /baidu|(?<![a-z])bce/, ends: /secret|key/, value: /[0-9a-f]{32}/ }),
      catches: [
        `export BAIDU_SECRET_KEY="${secretAccessKey}"`,
        `const baiduSecretKey = '${secretAccessKey}'`,
      ],
      ignores: [`BAIDU_SECRET_KEY=${'x'.repeat(32)}`, `baidu_commit: ${secretAccessKey}`],
    },
  ],
}
