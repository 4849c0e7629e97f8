/** Decides what secrets of Reply.io look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const replyIo: SecretProvider = {
  name: 'Reply.io',
  revoke: 'Replace the key of Reply.io under Settings, API key.',
  formats: [
    {
      id: 'reply-io-api-key',
      title: 'Reply.io API key',
      kind: 'secret',
      keywords: ['reply_io', 'replyio', 'reply-io', 'reply.io'],
      ...namedValue({
        names: /reply[._-]?io/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{24}/,
      }),
      catches: [
        `REPLY_IO_API_KEY=${sampleText(24)}`,
        `{"replyIoApiKey": "${sampleText(24, undefined, 2)}"}`,
      ],
      ignores: [
        'REPLY_IO_API_KEY=your_reply_io_api_key',
        `"reply-io": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
