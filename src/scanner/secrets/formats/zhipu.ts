/** Decides what secrets of Zhipu AI look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const zhipu: SecretProvider = {
  name: 'Zhipu AI',
  revoke: 'Delete the key in the BigModel console under API keys.',
  formats: [
    {
      id: 'zhipu-api-key',
      title: 'Zhipu AI API key',
      kind: 'secret',
      keywords: ['zhipu', 'glm', 'bigmodel', 'zai_api', 'z_ai_api'],
      ...namedValue({
        names: /zhipu(?:ai)?|glm|bigmodel|z_?ai/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{32}\.[0-9A-Za-z]{16}/,
      }),
      catches: [
        `ZHIPU_API_KEY=${sampleText(32, HEX)}.${sampleText(16)}`,
        `{"zhipuApiKey": "${sampleText(32, HEX, 2)}.${sampleText(16, undefined, 2)}"}`,
      ],
      ignores: ['ZHIPU_API_KEY=your_zhipu_api_key', `"zhipu": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
