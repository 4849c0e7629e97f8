/** Decides what secrets of IPinfo look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(14, HEX, 4)

export const ipinfo: SecretProvider = {
  name: 'IPinfo',
  revoke: 'In your IPinfo account, open the account page and replace the access token.',
  formats: [
    {
      id: 'ipinfo-access-token',
      title: 'IPinfo access token',
      kind: 'secret',
      keywords: ['ipinfo'],
      ...namedValue({ names: /ipinfo/, ends: /token|key/, value: /[0-9a-f]{14}/ }),
      catches: [`IPINFO_ACCESS_TOKEN=${token}`, `{"ipinfoAccessToken": "${token}"}`],
      ignores: [`IPINFO_ACCESS_TOKEN=${'x'.repeat(32)}`, `ipinfo_commit: ${token}`],
    },
  ],
}
