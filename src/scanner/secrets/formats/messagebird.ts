/** Decides what secrets of MessageBird look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const messagebird: SecretProvider = {
  name: 'MessageBird',
  revoke: 'Delete the access key in the Bird (MessageBird) dashboard under Developers.',
  formats: [
    {
      id: 'messagebird-access-key',
      title: 'MessageBird access key',
      kind: 'secret',
      keywords: ['messagebird', 'message_bird', 'message-bird'],
      ...namedValue({
        names: /message_?-?bird/,
        ends: /key|token|secret|password/,
        value: /(?:live_)?[0-9A-Za-z]{25}/,
      }),
      catches: [
        `MESSAGEBIRD_ACCESS_KEY=${sampleText(25)}`,
        `{"messagebirdAccessKey": "${sampleText(25, undefined, 2)}"}`,
      ],
      ignores: [
        'MESSAGEBIRD_ACCESS_KEY=your_messagebird_access_key',
        `"messagebird": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
    {
      id: 'messagebird-client-secret',
      title: 'MessageBird client secret',
      kind: 'secret',
      keywords: ['messagebird', 'message_bird', 'message-bird'],
      ...namedValue({
        names: /message_?-?bird/,
        ends: /client|key|token|secret/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [
        `MESSAGEBIRD_CLIENT_SECRET=${sampleUuid()}`,
        `const messagebirdClientSecret = '${sampleUuid(2)}'`,
      ],
      ignores: [
        'MESSAGEBIRD_CLIENT_SECRET=your_messagebird_client_secret',
        `"messagebird": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
