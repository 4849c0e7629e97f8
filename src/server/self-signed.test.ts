import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { limits } from '../base/limits.ts'
import { createSelfSignedCertificate } from './self-signed.ts'
import { checkTlsPair } from './tls-credentials.ts'

const DAY_MS = 86_400_000
const nowMs = Date.UTC(2026, 0, 15, 12)

describe('createSelfSignedCertificate', () => {
  it('is for the host and for this machine', async () => {
    const pair = await createSelfSignedCertificate('keyward.test', nowMs)
    const certificate = new X509Certificate(checkTlsPair(pair).cert)
    for (const name of ['keyward.test', 'localhost']) {
      expect(certificate.checkHost(name)).toBe(name)
    }
    for (const address of ['127.0.0.1', '::1']) {
      expect(certificate.checkIP(address)).toBe(address)
    }
    expect(certificate.checkHost('other.test')).toBeUndefined()
    expect(certificate.ca).toBe(false)
  })

  it('takes an address for a host too', async () => {
    const { cert } = await createSelfSignedCertificate('192.0.2.7', nowMs)
    expect(new X509Certificate(cert).checkIP('192.0.2.7')).toBe('192.0.2.7')
  })

  it('lasts for a while only', async () => {
    const { cert } = await createSelfSignedCertificate('localhost', nowMs)
    const { validFromDate, validToDate } = new X509Certificate(cert)
    expect(validFromDate.getTime()).toBeLessThan(nowMs)
    expect(validToDate.getTime()).toBe(nowMs + limits.selfSignedDays * DAY_MS)
  })
})
