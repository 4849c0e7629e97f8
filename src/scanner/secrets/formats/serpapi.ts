/** Decides what secrets of SerpApi look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const serpapi: SecretProvider = {
  name: 'SerpApi',
  revoke: 'Regenerate the key in the SerpApi dashboard.',
  formats: [
    {
      id: 'serpapi-api-key',
      title: 'SerpApi API key',
      kind: 'secret',
      keywords: ['serpapi', 'serp_api'],
      ...namedValue({ names: /serp_?api/, ends: /(?:key|token)?/, value: /[0-9a-f]{64}/ }),
      catches: [`SERPAPI_KEY=${sampleText(64, HEX)}`, `serpapiKey: '${sampleText(64, HEX, 2)}',`],
      ignores: ['SERPAPI_KEY=your_serpapi_key', `"serpapi": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
