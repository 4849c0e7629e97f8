/** Decides what secrets of OpenStack look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const openstack: SecretProvider = {
  name: 'OpenStack',
  revoke: 'Change the password, or delete the application credential in Keystone.',
  formats: [
    {
      id: 'openstack-application-secret',
      title: 'OpenStack application credential',
      kind: 'secret',
      keywords: ['os_application_credential_secret'],
      ...namedValue({ names: /os_application_credential_secret/, value: /[\w-]{40,100}/ }),
      catches: [
        `OS_APPLICATION_CREDENTIAL_SECRET=${sampleText(86)}`,
        `os_application_credential_secret: ${sampleText(86, undefined, 2)}`,
      ],
      ignores: [
        'OS_APPLICATION_CREDENTIAL_SECRET=your_os_application_credential_secret',
        `"openstack": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
