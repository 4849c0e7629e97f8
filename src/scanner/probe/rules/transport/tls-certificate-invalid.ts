/** Decides whether clients can check whom they send their keys to. */
import type { TlsCertificate } from '../../client/exchange.ts'
import type { TargetRule } from '../../probe-rule.ts'
import { untested } from '../../probe-rule.ts'
import { json, keylessSample } from '../../sample-api.ts'

export const tlsCertificateInvalid: TargetRule = {
  id: 'tls-certificate-invalid',
  category: 'transport',
  severity: 'high',
  title: 'The certificate cannot be checked by clients',
  why:
    'Clients can use such an API only by not checking certificates. Then anybody in between can ' +
    'present one of their own, and read every key.',
  looksFor:
    'Checks the chain, the dates and the names of the certificate, whether or not the scan ' +
    'itself ' +
    'was told to go on in spite of them.',
  spares:
    'A certificate of an authority that was given with --ca; on loopback it is told as ' +
    'information only.',
  remedy:
    'Use a certificate of an authority that your clients trust, for the name that they use, and ' +
    'renew it by machine (ACME).',
  remedyCode: {
    nginx: 'ssl_certificate /etc/ssl/api/fullchain.pem;\nssl_certificate_key /etc/ssl/api/key.pem;',
  },
  controls: 'cleartext',
  isActive: false,
  keysMin: 0,
  phase: 'probe',
  subject: 'target',
  catches: (['self-signed', 'expired', 'wrong-name'] as const).map((tls) =>
    keylessSample(
      tls,
      { routes: { 'GET /v1/users': () => json([{ id: 1 }]) } },
      { isRemote: true, tls },
    ),
  ),
  ignores: [
    keylessSample(
      'of a given authority',
      { routes: { 'GET /v1/users': () => json([{ id: 1 }]) } },
      { isRemote: true, tls: 'good' },
    ),
    keylessSample(
      'self-signed, for development on loopback',
      { routes: { 'GET /v1/users': () => json([{ id: 1 }]) } },
      { tls: 'self-signed' },
    ),
  ],
  async check(scan) {
    if (!scan.isTls) return []
    const facts = await scan.client.inspectTls()
    if (facts === null) return untested('no handshake could be made to look at')
    const { certificate } = facts
    if (certificate.isTrusted) return []
    return [
      {
        ...(scan.isLoopback ? { severity: 'info' } : {}),
        confidence: 'confirmed',
        detail: `${listFaults(certificate).join('; ')}.`,
      },
    ]
  },
}

function listFaults(certificate: TlsCertificate): string[] {
  const day = (atMs: number) =>
    Number.isFinite(atMs) ? new Date(atMs).toISOString().slice(0, 10) : 'an unknown day'
  const faults = []
  if (certificate.isExpired) faults.push(`It has expired on ${day(certificate.validToMs)}`)
  if (certificate.isNotYetValid)
    faults.push(`It is valid only from ${day(certificate.validFromMs)}`)
  if (!certificate.matchesName) faults.push('It is for other names than that of the target')
  if (certificate.isSelfSigned) faults.push('It is signed by itself, and by no known authority')
  if (faults.length > 0) return faults
  return [`It does not lead to a trusted authority (${certificate.error ?? 'no reason given'})`]
}
