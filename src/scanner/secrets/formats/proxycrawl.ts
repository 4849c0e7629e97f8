/** Decides what secrets of Crawlbase look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const proxycrawl: SecretProvider = {
  name: 'Crawlbase',
  revoke: 'Regenerate the token in the Crawlbase (ProxyCrawl) dashboard.',
  formats: [
    {
      id: 'proxycrawl-api-token',
      title: 'Crawlbase token',
      kind: 'secret',
      keywords: ['proxycrawl', 'proxy_crawl', 'crawlbase'],
      ...namedValue({
        names: /proxy_?crawl|crawlbase/,
        ends: /key|token|secret|password|access/,
        value: /[\w-]{22}/,
      }),
      catches: [
        `PROXYCRAWL_API_TOKEN=${sampleText(22)}`,
        `proxycrawl_api_token: ${sampleText(22, undefined, 2)}`,
      ],
      ignores: [
        'PROXYCRAWL_API_TOKEN=your_proxycrawl_api_token',
        `"proxycrawl": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
