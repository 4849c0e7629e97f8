/** Decides what secrets of Upstash look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const upstash: SecretProvider = {
  name: 'Upstash',
  revoke: 'Reset the password of the database in the Upstash console (or the token of QStash).',
  formats: [
    {
      id: 'upstash-rest-token',
      title: 'Upstash REST token',
      kind: 'secret',
      keywords: ['upstash'],
      ...namedValue({ names: /upstash/, ends: /token|password/, value: /A[\w+/=]{38,200}/ }),
      catches: [
        `UPSTASH_REST_TOKEN=A${sampleText(60)}`,
        `{"upstashRestToken": "A${sampleText(60, undefined, 2)}"}`,
      ],
      ignores: [
        'UPSTASH_REST_TOKEN=your_upstash_rest_token',
        `"upstash": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
    {
      id: 'upstash-qstash-key',
      title: 'QStash token or signing key',
      kind: 'secret',
      keywords: ['qstash'],
      ...namedValue({
        names: /qstash/,
        ends: /token|key/,
        value: /(?:eyJ[\w+/=]{40,200}|sig_[0-9A-Za-z]{26,32})/,
      }),
      catches: [
        `QSTASH_CURRENT_SIGNING_KEY=${'sig'}_${sampleText(28)}`,
        `const qstashCurrentSigningKey = '${'sig'}_${sampleText(28, undefined, 2)}'`,
      ],
      ignores: [
        'QSTASH_CURRENT_SIGNING_KEY=your_qstash_current_signing_key',
        `"upstash": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
