/** Decides whether the target still speaks protocols and ciphers that can be broken. */
import type { Sighting, TargetRule } from '../../probe-rule.ts'
import { untested } from '../../probe-rule.ts'
import { json, keylessSample } from '../../sample-api.ts'

/** Ciphers with attacks that work today; the others are only worse than what there is. */
const BROKEN = new Set(['NULL', 'RC4', '3DES', 'EXPORT'])

const KEY_BITS_MIN: Readonly<Record<'rsa' | 'any', number>> = { rsa: 2_048, any: 224 }

export const tlsWeak: TargetRule = {
  id: 'tls-weak',
  category: 'transport',
  severity: 'medium',
  title: 'TLS accepts old protocols or weak ciphers',
  why:
    'Whoever stands in between can push a client that allows it down to the weakest thing both ' +
    'sides speak, and attack that: TLS 1.0 and 1.1 are forbidden by RFC 8996.',
  looksFor:
    'Makes handshakes with TLS 1.0, TLS 1.1 and with families of weak ciphers, and reports those ' +
    'that the target accepts.',
  spares:
    'CBC suites and RSA key exchange within TLS 1.2 are told as information only. What our own ' +
    'TLS library speaks no more is listed as untested.',
  remedy: 'Allow TLS 1.2 and 1.3 only, with AEAD ciphers (AES-GCM, ChaCha20-Poly1305).',
  remedyCode: {
    express: "https.createServer({ cert, key, minVersion: 'TLSv1.2' }, app)",
    nginx:
      'ssl_protocols TLSv1.2 TLSv1.3;\n' +
      'ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20;\nssl_prefer_server_ciphers off;',
  },
  controls: 'cleartext',
  isActive: false,
  keysMin: 0,
  phase: 'probe',
  subject: 'target',
  catches: [
    keylessSample(
      'TLS 1.0 is accepted',
      { routes: { 'GET /v1/users': () => json([{ id: 1 }]) } },
      { isRemote: true, tls: 'old-protocol' },
    ),
  ],
  ignores: [
    keylessSample(
      'TLS 1.2 and 1.3',
      { routes: { 'GET /v1/users': () => json([{ id: 1 }]) } },
      { isRemote: true, tls: 'good' },
    ),
    keylessSample('plain HTTP', { routes: { 'GET /v1/users': () => json([{ id: 1 }]) } }),
  ],
  async check(scan) {
    if (!scan.isTls) return []
    const facts = await scan.client.inspectTls()
    if (facts === null) return untested('no handshake could be made to look at')
    const sightings: Sighting[] = []
    const tell = (what: string, isBroken: boolean, detail: string) => {
      const severity = isBroken ? {} : ({ severity: 'info' } as const)
      sightings.push({ ...severity, confidence: 'confirmed', detail, discriminator: what })
    }
    for (const protocol of facts.oldProtocols) {
      tell(protocol, true, `A handshake with ${nameProtocol(protocol)} was accepted.`)
    }
    for (const family of facts.weakCiphers) {
      tell(family, BROKEN.has(family), `A cipher with ${family} was accepted.`)
    }
    const { keyBits } = facts.certificate
    const isShort = keyBits !== null && keyBits >= 512 && keyBits < KEY_BITS_MIN.rsa
    if (isShort || (keyBits !== null && keyBits < KEY_BITS_MIN.any)) {
      tell('key', true, `The key of the certificate has only ${keyBits} bits.`)
    }
    return sightings
  },
}

function nameProtocol(protocol: string): string {
  return protocol === 'TLSv1' ? 'TLS 1.0' : protocol.replace('v', ' ')
}
