/** Decides what secrets of Docusign look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid()

export const docusign: SecretProvider = {
  name: 'Docusign',
  revoke: 'In your Docusign account, open Apps and Keys and replace the secret key.',
  formats: [
    {
      id: 'docusign-secret-key',
      title: 'Docusign secret key',
      kind: 'secret',
      keywords: ['docusign'],
      ...namedValue({
        names: /docusign/,
        ends: /secret(?:_?-?key)?/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`export DOCUSIGN_SECRET_KEY="${key}"`, `const docusignSecretKey = '${key}'`],
      ignores: [`DOCUSIGN_SECRET_KEY=${'x'.repeat(32)}`, `docusign_account: ${key}`],
    },
  ],
}
