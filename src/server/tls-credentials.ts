/** Decides which certificate and key can be used together, read from PEM files or given as text. */
import { X509Certificate } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { KeywardError } from '../base/errors.ts'

export interface TlsPair {
  /** PEM: the certificate, and behind it those that lead to the root. */
  readonly cert: string
  readonly key: string
}

export interface TlsFiles {
  readonly certPath: string
  readonly keyPath: string
}

/** Error `tls_invalid` when one of them is broken or they do not belong together. */
export function checkTlsPair(pair: TlsPair): TlsPair {
  try {
    createSecureContext(pair)
  } catch (cause) {
    // OpenSSL names the routine that failed, never what stood in the file.
    const detail = cause instanceof Error ? `OpenSSL says: ${cause.message}.` : ''
    throw new KeywardError('tls_invalid', { detail }, { cause })
  }
  return pair
}

export function readTlsFiles({ certPath, keyPath }: TlsFiles): TlsPair {
  return checkTlsPair({ cert: readPem(certPath), key: readPem(keyPath) })
}

function readPem(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new KeywardError('tls_invalid', { detail: `${path} cannot be read.` }, { cause })
  }
}

/** Changes whenever one of the files is written or replaced; empty while one is missing. */
export function stampTlsFiles({ certPath, keyPath }: TlsFiles): string {
  try {
    return [certPath, keyPath]
      .map((path) => statSync(path, { bigint: true }))
      .map(({ ino, size, mtimeNs }) => `${ino}:${size}:${mtimeNs}`)
      .join(' ')
  } catch {
    return ''
  }
}

/** What the log says of a certificate. */
export function describeCertificate({ cert }: TlsPair): { serial: string; validTo: string } {
  const { serialNumber, validTo } = new X509Certificate(cert)
  return { serial: serialNumber, validTo }
}
