/** Decides what secrets of Logz.io look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleUuid()

export const logzIo: SecretProvider = {
  name: 'Logz.io',
  revoke: 'In your Logz.io account, open Settings, Tokens and replace the shipping token.',
  formats: [
    {
      id: 'logz-io-token',
      title: 'Logz.io shipping token',
      kind: 'secret',
      keywords: ['logz'],
      ...namedValue({
        names: /logz[._-]?(?:io)?/,
        ends: /token|key/,
        value: /(?:[A-Za-z]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/,
      }),
      catches: [`const logzIoToken = '${token}'`, `logz_io_token: ${token}`],
      ignores: [`LOGZ_IO_TOKEN=${'x'.repeat(32)}`, `logz_commit: ${token}`],
    },
  ],
}
