/** Makes the certificates of samples: a sound one, and one for each way of being wrong. */
import { generate } from 'selfsigned'
import type { Sample } from '../../src/scanner/probe/sample.ts'

interface SampleCertificate {
  readonly cert: string
  readonly key: string
  /** PEM of the authority that signed it; the certificate itself when nobody did. */
  readonly ca: string
}

const DAY_MS = 86_400_000
const made = new Map<string, Promise<SampleCertificate>>()

/** Made once for each kind: keys take time, and samples are many. */
export function createSampleCertificate(
  kind: NonNullable<Sample['tls']>,
): Promise<SampleCertificate> {
  const known = made.get(kind) ?? create(kind)
  made.set(kind, known)
  return known
}

let authority: ReturnType<typeof generate> | null = null

async function create(kind: NonNullable<Sample['tls']>): Promise<SampleCertificate> {
  authority ??= generate([{ name: 'commonName', value: 'Sample authority' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - 365 * DAY_MS),
    notAfterDate: new Date(Date.now() + 365 * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  const ca = await authority
  const names = kind === 'wrong-name' ? ['other.sample.test'] : ['localhost', 'api.sample.test']
  const endsInDays = kind === 'expired' ? -10 : 60
  const { cert, private: key } = await generate([{ name: 'commonName', value: names[0] ?? '' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - 90 * DAY_MS),
    notAfterDate: new Date(Date.now() + endsInDays * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: names.map((value) => ({ type: 2 as const, value })),
      },
    ],
    ...(kind === 'self-signed' ? {} : { ca: { cert: ca.cert, key: ca.private } }),
  })
  return { cert, key, ca: kind === 'self-signed' ? cert : ca.cert }
}
