/** Decides what secrets of Coda look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleUuid()

export const coda: SecretProvider = {
  name: 'Coda',
  revoke: 'In your Coda account, open Account settings, API settings and replace the API token.',
  formats: [
    {
      id: 'coda-api-token',
      title: 'Coda API token',
      kind: 'secret',
      keywords: ['coda_api', 'codaapi', 'coda_token', 'coda-api', 'codatoken', 'coda_key'],
      ...namedValue({
        names: /(?<![A-Za-z])coda_?-?(?:io|api)?/,
        ends: /token|key/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`const codaApiToken = '${token}'`, `coda_api_token: ${token}`],
      ignores: [`CODA_API_TOKEN=${'x'.repeat(32)}`, `coda_commit: ${token}`],
    },
  ],
}
