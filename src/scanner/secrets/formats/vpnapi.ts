/** Decides what secrets of vpnapi.io look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const vpnapi: SecretProvider = {
  name: 'vpnapi.io',
  revoke: 'Regenerate the key in the vpnapi.io dashboard.',
  formats: [
    {
      id: 'vpnapi-api-key',
      title: 'vpnapi.io API key',
      kind: 'secret',
      keywords: ['vpnapi', 'vpn_api'],
      ...namedValue({ names: /vpn_?api/, ends: /(?:key|token)?/, value: /[0-9A-Za-z]{32}/ }),
      catches: [`VPNAPI_KEY=${sampleText(32, HEX)}`, `{"vpnapiKey": "${sampleText(32, HEX, 2)}"}`],
      ignores: ['VPNAPI_KEY=your_vpnapi_key', `"vpnapi": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
