/** Decides what secrets of Portainer look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const portainer: SecretProvider = {
  name: 'Portainer',
  revoke: 'Remove the token in Portainer under My account, Access tokens.',
  formats: [
    {
      id: 'portainer-access-token',
      title: 'Portainer access token',
      kind: 'secret',
      keywords: ['ptr_'],
      pattern: /(?<![\w-])ptr_[A-Za-z0-9+/]{43}=(?![\w=])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `PORTAINER_ACCESS_TOKEN=${'ptr'}_${sampleText(43)}=`,
        `{"portainerAccessToken": "${'ptr'}_${sampleText(43, undefined, 2)}="}`,
      ],
      ignores: [`${'pt'}r_${'x'.repeat(43)}=`, `see ${'ptr'}_${sampleText(14)}=`],
    },
  ],
}
