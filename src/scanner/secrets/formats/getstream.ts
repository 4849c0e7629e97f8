/** Decides what secrets of Stream look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = sampleText(64, LOWER_AND_DIGITS)

export const getstream: SecretProvider = {
  name: 'Stream',
  revoke: 'In the Stream dashboard, open the app and regenerate its API secret.',
  formats: [
    {
      id: 'getstream-api-secret',
      title: 'Stream API secret',
      kind: 'secret',
      keywords: ['getstream', 'get_stream', 'stream_api', 'streamapi', 'stream_chat', 'streamchat'],
      ...namedValue({
        names: /get_?stream|stream_?api|stream_?chat/,
        ends: /secret/,
        value: /[a-z0-9]{64}/,
      }),
      catches: [`export STREAM_API_SECRET="${secret}"`, `const streamApiSecret = '${secret}'`],
      ignores: [`STREAM_API_SECRET=${'x'.repeat(32)}`, `stream_commit: ${secret}`],
    },
  ],
}
