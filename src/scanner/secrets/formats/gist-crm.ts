/** Decides what secrets of Gist look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `${sampleText(67)}=`

export const gistCrm: SecretProvider = {
  name: 'Gist',
  revoke: 'In your Gist account, open Settings, API access tokens and replace the API key.',
  formats: [
    {
      id: 'gist-crm-api-key',
      title: 'Gist API key',
      kind: 'secret',
      keywords: ['getgist', 'get_gist', 'gistcrm', 'gist_crm'],
      ...namedValue({
        names: /get_?-?gist|gist_?-?crm/,
        ends: /key|token|secret/,
        value: /[A-Za-z0-9+/]{66,67}={1,2}/,
      }),
      catches: [`export GETGIST_API_KEY="${key}"`, `const getgistApiKey = '${key}'`],
      ignores: [`GETGIST_API_KEY=${'x'.repeat(32)}`, `getgist_commit: ${key}`],
    },
  ],
}
