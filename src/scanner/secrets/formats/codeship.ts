/** Decides what secrets of CodeShip look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `${sampleText(43)}=`

export const codeship: SecretProvider = {
  name: 'CodeShip',
  revoke: 'In CodeShip, open the project, General settings, and replace the key.',
  formats: [
    {
      id: 'codeship-api-key',
      title: 'CodeShip AES key',
      kind: 'secret',
      keywords: ['codeship'],
      ...namedValue({ names: /codeship/, ends: /key|token|password/, value: /[A-Za-z0-9+/]{43}=/ }),
      catches: [`CODESHIP_AES_KEY=${key}`, `{"codeshipAesKey": "${key}"}`],
      ignores: [`CODESHIP_AES_KEY=${'x'.repeat(32)}`, `codeship_commit: ${key}`],
    },
  ],
}
