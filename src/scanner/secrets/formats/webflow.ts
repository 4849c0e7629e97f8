/** Decides what secrets of Webflow look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const webflow: SecretProvider = {
  name: 'Webflow',
  revoke: 'Revoke the token in Webflow under Site settings, Apps and integrations.',
  formats: [
    {
      id: 'webflow-api-token',
      title: 'Webflow API token',
      kind: 'secret',
      keywords: ['webflow'],
      ...namedValue({
        names: /webflow/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{64}/,
      }),
      catches: [
        `WEBFLOW_API_TOKEN=${sampleText(64, HEX)}`,
        `webflow_api_token: ${sampleText(64, HEX, 2)}`,
      ],
      ignores: [
        'WEBFLOW_API_TOKEN=your_webflow_api_token',
        `"webflow": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
