/** Decides what secrets of Close look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `api_${sampleText(22)}.${sampleText(22, undefined, 2)}`

export const close: SecretProvider = {
  name: 'Close',
  revoke: 'In your Close account, open Settings, Developer, API Keys and replace the API key.',
  formats: [
    {
      id: 'close-api-key',
      title: 'Close API key',
      kind: 'secret',
      keywords: [
        'closecrm',
        'close_crm',
        'closeio',
        'close_io',
        'close_api',
        'closeapi',
        'close.com',
      ],
      ...namedValue({
        names: /close_?-?(?:crm|io|com|api)/,
        ends: /key|token|secret/,
        value: /api_[A-Za-z0-9]{20,24}\.[A-Za-z0-9]{20,24}/,
      }),
      catches: [`{"closeCrmApiKey": "${key}"}`, `CLOSE_CRM_API_KEY=${key}`],
      ignores: [`CLOSE_CRM_API_KEY=${'x'.repeat(32)}`, `close_commit: ${key}`],
    },
  ],
}
