/** Decides what secrets of WireGuard look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const wireguard: SecretProvider = {
  name: 'WireGuard',
  revoke: 'Make a new key pair with wg genkey, and replace the public key at the peers.',
  formats: [
    {
      id: 'wireguard-private-key',
      title: 'WireGuard private key',
      opens: 'join the network as this peer, and read its traffic',
      kind: 'secret',
      keywords: ['privatekey'],
      ...namedValue({ names: /PrivateKey/, value: /[A-Za-z0-9+/]{43}=/ }),
      catches: [
        `PrivateKey = ${sampleText(43)}=`,
        `[Interface]\nPrivateKey=${sampleText(43, undefined, 2)}=\nDNS = 1.1.1.1`,
      ],
      ignores: ['PrivateKey = <your private key>', `PublicKey = ${sampleText(43)}=`],
    },
    {
      id: 'wireguard-preshared-key',
      title: 'WireGuard preshared key',
      kind: 'secret',
      keywords: ['presharedkey'],
      ...namedValue({ names: /PresharedKey/, value: /[A-Za-z0-9+/]{43}=/ }),
      catches: [
        `PresharedKey = ${sampleText(43)}=`,
        `[Peer]\nPresharedKey=${sampleText(43, undefined, 2)}=\n`,
      ],
      ignores: ['PresharedKey = <preshared key>', `PublicKey = ${sampleText(43)}=`],
    },
  ],
}
