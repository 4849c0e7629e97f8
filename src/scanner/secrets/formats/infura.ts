/** Decides what secrets of Infura look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const apiKey = sampleText(32, HEX)
const url = sampleText(32, HEX, 2)

export const infura: SecretProvider = {
  name: 'Infura',
  revoke: 'In the MetaMask Developer dashboard, open the API key and rotate its secret.',
  formats: [
    {
      id: 'infura-api-key',
      title: 'Infura API key',
      kind: 'secret',
      keywords: ['infura'],
      ...namedValue({ names: /infura/, ends: /key|secret|token|id/, value: /[a-z0-9]{32}/ }),
      catches: [`export INFURA_API_KEY="${apiKey}"`, `const infuraApiKey = '${apiKey}'`],
      ignores: [`INFURA_API_KEY=${'x'.repeat(32)}`, `infura_commit: ${apiKey}`],
    },
    {
      id: 'infura-url',
      title: 'Infura address with its key',
      kind: 'secret',
      keywords: ['.infura.io/'],
      pattern: /\.infura\.io\/(?:ws\/)?v3\/([0-9a-f]{32})(?![\w-])/dg,
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `https://mainnet.infura.io/v3/${url}`,
        `provider = new WebSocket("wss://sepolia.infura.io/ws/v3/${url}")`,
      ],
      ignores: [
        `https://mainnet.infura.io/v3/${'0'.repeat(32)}`,
        'https://mainnet.infura.io/v3/YOUR-PROJECT-ID',
      ],
    },
  ],
}
