/** Decides what secrets of Keen look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(64, HEX).toUpperCase()

export const keen: SecretProvider = {
  name: 'Keen',
  revoke: 'In your Keen account, open the project, Access and replace the API key.',
  formats: [
    {
      id: 'keen-api-key',
      title: 'Keen API key',
      kind: 'secret',
      keywords: ['keen_', 'keenio', 'keen-'],
      ...namedValue({
        names: /keen_?-?(?:io|master|write|read|project)/,
        ends: /key/,
        value: /(?:[0-9A-F]{64}|[0-9A-F]{96})/,
      }),
      catches: [`KEEN_IO_MASTER_KEY=${key}`, `{"keenIoMasterKey": "${key}"}`],
      ignores: [`KEEN_IO_MASTER_KEY=${'x'.repeat(32)}`, `keen_commit: ${key}`],
    },
  ],
}
