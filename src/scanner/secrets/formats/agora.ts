/** Decides what secrets of Agora look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const value = sampleText(32, HEX)

export const agora: SecretProvider = {
  name: 'Agora',
  revoke: 'In the Agora Console, open the project and its primary certificate, and replace it.',
  formats: [
    {
      id: 'agora-app-certificate',
      title: 'Agora app certificate',
      kind: 'secret',
      keywords: ['agora'],
      ...namedValue({ names: /agora/, ends: /cert(?:ificate)?|secret/, value: /[a-z0-9]{32}/ }),
      catches: [`{"agoraAppCertificate": "${value}"}`, `AGORA_APP_CERTIFICATE=${value}`],
      ignores: [`AGORA_APP_CERTIFICATE=${'x'.repeat(32)}`, `agora_commit: ${value}`],
    },
  ],
}
