/** Decides what secrets of LangSmith look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const apiKey = `lsv2_pt_${sampleText(32, HEX)}_${sampleText(10, HEX, 2)}`
const legacyKey = `ls__${sampleText(32, HEX, 3)}`

export const langsmith: SecretProvider = {
  name: 'LangSmith',
  revoke: 'In LangSmith, open Settings, API Keys, and delete the key.',
  formats: [
    {
      id: 'langsmith-api-key',
      title: 'LangSmith API key',
      kind: 'secret',
      keywords: ['lsv2_'],
      pattern: /(?<![\w-])lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}(?![\w-])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [`client = Client(api_key="${apiKey}")`, `LANGSMITH_API_KEY=${apiKey}`],
      ignores: [`lsv2_pt_${'x'.repeat(42)}`, `x${apiKey}`],
    },
    {
      id: 'langsmith-legacy-key',
      title: 'LangSmith API key of the first version',
      kind: 'secret',
      keywords: [],
      runLength: 36,
      pattern: /(?<![\w-])ls__[0-9a-f]{32}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `curl -H 'X-Api-Key: ${legacyKey}' https://api.test`,
        `{"langchainKey": "${legacyKey}"}`,
      ],
      ignores: [`ls__${'x'.repeat(32)}`, `x${legacyKey}`],
    },
  ],
}
