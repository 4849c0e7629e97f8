/** Decides what secrets of Dropbox Sign look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(64, HEX)

export const hellosign: SecretProvider = {
  name: 'Dropbox Sign',
  revoke: 'In your Dropbox Sign account, open API integration and replace the API key.',
  formats: [
    {
      id: 'hellosign-api-key',
      title: 'Dropbox Sign API key',
      kind: 'secret',
      keywords: ['hellosign', 'hello_sign', 'dropbox_sign', 'dropboxsign'],
      ...namedValue({
        names: /hello_?-?sign|dropbox_?-?sign/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{64}/,
      }),
      catches: [`HELLOSIGN_API_KEY=${key}`, `{"hellosignApiKey": "${key}"}`],
      ignores: [`HELLOSIGN_API_KEY=${'x'.repeat(32)}`, `hellosign_commit: ${key}`],
    },
  ],
}
