/** Decides what secrets of Autodesk look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = sampleText(16)

export const autodesk: SecretProvider = {
  name: 'Autodesk',
  revoke:
    'In your Autodesk account, open My Apps of Autodesk Platform Services and replace the ' +
    'client secret.',
  formats: [
    {
      id: 'autodesk-client-secret',
      title: 'Autodesk client secret',
      kind: 'secret',
      keywords: ['autodesk', 'forge_client'],
      ...namedValue({
        names: /autodesk|forge_client/,
        ends: /secret/,
        value: /(?:[A-Za-z0-9]{16}|[A-Za-z0-9]{48}|[A-Za-z0-9]{64})/,
      }),
      catches: [`AUTODESK_CLIENT_SECRET=${secret}`, `{"autodeskClientSecret": "${secret}"}`],
      ignores: [`AUTODESK_CLIENT_SECRET=${'x'.repeat(32)}`, `autodesk_commit: ${secret}`],
    },
  ],
}
