/** Decides what secrets of WP Engine look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const wpengine: SecretProvider = {
  name: 'WP Engine',
  revoke: 'Disable the API user in the WP Engine portal under API access.',
  formats: [
    {
      id: 'wpengine-api-password',
      title: 'WP Engine API password',
      kind: 'secret',
      keywords: ['wpengine', 'wp_engine'],
      ...namedValue({
        names: /wp_?engine/,
        ends: /(?:api)?[\w-]{0,8}(?:key|token|secret|password)/,
        value: /[0-9A-Za-z]{24,64}/,
      }),
      catches: [
        `WPENGINE_API_PASSWORD=${sampleText(32)}`,
        `wpengineApiPassword: '${sampleText(32, undefined, 2)}',`,
      ],
      ignores: [
        'WPENGINE_API_PASSWORD=your_wpengine_api_password',
        `"wpengine": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
