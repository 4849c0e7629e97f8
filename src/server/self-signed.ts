/** Makes a certificate for development: for one host, this machine, and not for long. */
import { isIP } from 'node:net'
import { generate } from 'selfsigned'
import { limits } from '../base/limits.ts'
import type { TlsPair } from './tls-credentials.ts'

const DAY_MS = 86_400_000

/** ECDSA P-256; valid for `host`, `localhost`, `127.0.0.1` and `::1` from an hour ago. */
export async function createSelfSignedCertificate(host: string, nowMs: number): Promise<TlsPair> {
  const names = [...new Set([host, 'localhost', '127.0.0.1', '::1'])]
  const altNames = names.map((name) =>
    isIP(name) === 0 ? { type: 2 as const, value: name } : { type: 7 as const, ip: name },
  )
  const { cert, private: key } = await generate([{ name: 'commonName', value: host }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(nowMs - DAY_MS / 24),
    notAfterDate: new Date(nowMs + limits.selfSignedDays * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  })
  return { cert, key }
}
