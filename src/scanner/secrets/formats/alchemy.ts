/** Decides what secrets of Alchemy look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32)

export const alchemy: SecretProvider = {
  name: 'Alchemy',
  revoke: 'In your Alchemy account, open Apps and replace the API key.',
  formats: [
    {
      id: 'alchemy-api-key',
      title: 'Alchemy API key',
      kind: 'secret',
      keywords: ['alchemy'],
      ...namedValue({
        names: /alchemy/,
        ends: /key|token|secret/,
        value: /(?:alcht_[A-Za-z0-9]{30}|[A-Za-z0-9_-]{32})/,
      }),
      catches: [`ALCHEMY_API_KEY=${key}`, `{"alchemyApiKey": "${key}"}`],
      ignores: [`ALCHEMY_API_KEY=${'x'.repeat(32)}`, `alchemy_block: ${key}`],
    },
    {
      id: 'alchemy-url',
      title: 'Alchemy address with its key',
      kind: 'secret',
      keywords: ['alchemy.com/v2/', 'alchemyapi.io/v2/'],
      pattern: /\.(?:g\.alchemy\.com|alchemyapi\.io)\/v2\/([\w-]{32})(?![\w-])/dg,
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `https://eth-mainnet.g.alchemy.com/v2/${key}`,
        `RPC_URL="wss://polygon-mainnet.alchemyapi.io/v2/${key}"`,
      ],
      ignores: [
        `https://eth-mainnet.g.alchemy.com/v2/${'x'.repeat(32)}`,
        'https://eth-mainnet.g.alchemy.com/v2/your-api-key',
      ],
    },
  ],
}
