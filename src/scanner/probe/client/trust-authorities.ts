/** Decides whom TLS trusts during a scan: the system's authorities, and the one that was given. */
import {
  createSecureContext,
  getCACertificates,
  type SecureContext,
  type SecureContextOptions,
} from 'node:tls'

/** Made once for many connections, since reading all authorities takes its time. */
export function trustAuthorities(
  ca: string | undefined,
  options: SecureContextOptions = {},
): SecureContext {
  const authorities = ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] }
  return createSecureContext({ ...authorities, ...options })
}
