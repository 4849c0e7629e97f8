/** Decides what the target's TLS is like: its certificate, and what it still agrees to. */

import type { ConnectionOptions, TLSSocket } from 'node:tls'
import { checkServerIdentity, connect, type PeerCertificate, type SecureVersion } from 'node:tls'
import type { TlsCertificate, TlsFacts } from './exchange.ts'
import { pinnedLookup, servernameOf } from './open-transport.ts'
import { trustAuthorities } from './trust-authorities.ts'

interface TlsInspection {
  readonly addresses: readonly string[]
  readonly timeoutMs: number
  /** PEM of a private authority. */
  readonly ca?: string | undefined
  readonly nowMs: number
  /** Takes one handshake from the budget; false when there is none left. */
  readonly spend: () => boolean
}

/** Families that OpenSSL may know, by its names for them; TLS 1.3 has none of them. */
const WEAK_FAMILIES: readonly { readonly name: string; readonly ciphers: string }[] = [
  { name: 'NULL', ciphers: 'eNULL' },
  { name: 'EXPORT', ciphers: 'EXPORT' },
  { name: 'RC4', ciphers: 'RC4' },
  { name: '3DES', ciphers: '3DES' },
  {
    name: 'CBC',
    ciphers: 'ALL:!AESGCM:!AESCCM:!AESCCM8:!CHACHA20:!ARIAGCM:!eNULL:!RC4:!3DES:!aNULL:!PSK:!SRP',
  },
  { name: 'RSA key exchange', ciphers: 'kRSA' },
]

const OLD_PROTOCOLS: readonly SecureVersion[] = ['TLSv1', 'TLSv1.1']

/** Null when there is no TLS to speak with, or no budget for the first handshake. */
export async function inspectTls(url: URL, inspection: TlsInspection): Promise<TlsFacts | null> {
  // An address needs no look-up, so that it may be asked has to be seen here.
  if (inspection.addresses.length === 0) return null
  const first = await shakeFirst(url, inspection)
  if (typeof first === 'string') return null
  const oldProtocols: string[] = []
  const weakCiphers: string[] = []
  const untested: string[] = []
  const note = (name: string, outcome: Handshake, found: string[]) => {
    if (outcome === 'untestable') untested.push(name)
    else if (outcome !== 'refused') found.push(name)
  }
  for (const version of OLD_PROTOCOLS) {
    const options = { minVersion: version, maxVersion: version, ciphers: 'ALL:@SECLEVEL=0' }
    note(version, await shakeHands(url, inspection, options), oldProtocols)
  }
  for (const { name, ciphers } of WEAK_FAMILIES) {
    const options: ConnectionOptions = {
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.2',
      ciphers: `${ciphers}:@SECLEVEL=0`,
    }
    note(name, await shakeHands(url, inspection, options), weakCiphers)
  }
  return { ...first, oldProtocols, weakCiphers, untested }
}

/** As everybody does today, or else as it was done long ago. */
async function shakeFirst(url: URL, inspection: TlsInspection): Promise<Handshake> {
  const today = { secureContext: trustAuthorities(inspection.ca) }
  const handshake = await shakeHands(url, inspection, today)
  if (handshake !== 'refused') return handshake
  const { ca } = inspection
  const old = trustAuthorities(ca, { minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' })
  return shakeHands(url, inspection, { secureContext: old })
}

type Agreed = Pick<TlsFacts, 'certificate' | 'protocol' | 'cipher'>
type Handshake = Agreed | 'refused' | 'untestable'

async function shakeHands(
  url: URL,
  inspection: TlsInspection,
  offer: ConnectionOptions,
): Promise<Handshake> {
  if (!inspection.spend()) return 'untestable'
  const { promise, resolve } = Promise.withResolvers<Handshake>()
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const { addresses, timeoutMs, nowMs } = inspection
  let socket: TLSSocket
  try {
    socket = connect({
      host,
      port: url.port === '' ? 443 : Number(url.port),
      servername: servernameOf(url),
      lookup: pinnedLookup(addresses),
      ALPNProtocols: ['http/1.1'],
      // Whatever the certificate is, we want to read it; nothing is sent on this connection.
      rejectUnauthorized: false,
      ...offer,
    })
  } catch {
    // Our own TLS has no such cipher any more.
    return 'untestable'
  }
  const timer = setTimeout(() => socket.destroy(new Error('too late')), timeoutMs)
  socket.once('secureConnect', () => resolve(readAgreement(socket, host, nowMs)))
  socket.once('error', (error) => resolve(isOurs(error) ? 'untestable' : 'refused'))
  socket.once('close', () => resolve('refused'))
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    socket.on('error', () => {})
    socket.destroy()
  }
}

/** An error of our own side, before the target had any say. */
function isOurs(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : ''
  return /NO_CIPHERS_AVAILABLE|NO_PROTOCOLS_AVAILABLE|NO_CIPHER_MATCH|INVALID_COMMAND/.test(code)
}

function readAgreement(socket: TLSSocket, host: string, nowMs: number): Agreed {
  return {
    certificate: readCertificate(socket, host, nowMs),
    protocol: socket.getProtocol() ?? '',
    cipher: socket.getCipher().standardName,
  }
}

function readCertificate(socket: TLSSocket, host: string, nowMs: number): TlsCertificate {
  const certificate = socket.getPeerCertificate()
  const validFromMs = Date.parse(certificate.valid_from)
  const validToMs = Date.parse(certificate.valid_to)
  const issuer = nameOf(certificate.issuer)
  // Node's types say Error, and what it gives is the code.
  const error: unknown = socket.authorizationError
  const code = error instanceof Error ? ('code' in error ? error.code : error.message) : error
  return {
    names: listNames(certificate),
    issuer,
    validFromMs,
    validToMs,
    isExpired: validToMs < nowMs,
    isNotYetValid: validFromMs > nowMs,
    isSelfSigned: isSelfSigned(certificate, code),
    matchesName: checkServerIdentity(host, certificate) === undefined,
    isTrusted: socket.authorized,
    error: socket.authorized ? null : String(code ?? 'unknown').slice(0, TEXT_LENGTH_MAX),
    keyBits: certificate.bits ?? null,
  }
}

const TEXT_LENGTH_MAX = 200

function isSelfSigned(certificate: PeerCertificate, code: unknown): boolean {
  if (code === 'DEPTH_ZERO_SELF_SIGNED_CERT') return true
  return nameOf(certificate.subject) === nameOf(certificate.issuer)
}

function nameOf(name: PeerCertificate['subject'] | undefined): string {
  const parts = Object.entries(name ?? {}).map(([key, value]) => `${key}=${String(value)}`)
  return parts.join(', ').slice(0, TEXT_LENGTH_MAX)
}

function listNames(certificate: PeerCertificate): string[] {
  const names = (certificate.subjectaltname ?? '')
    .split(', ')
    .map((name) => name.replace(/^(?:DNS|IP Address|URI):/, ''))
    .filter((name) => name !== '')
  return names.map((name) => name.slice(0, TEXT_LENGTH_MAX))
}
