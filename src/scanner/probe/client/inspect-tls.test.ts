import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { listen, openScanClient } from '../../../../test/fixtures/open-scan-client.ts'
import { startTlsTarget } from '../../../../test/fixtures/start-tls-target.ts'

const DAY_MS = 24 * 3_600_000

describe('the TLS of a target', () => {
  it('that is sound has nothing old or weak', async () => {
    const { url, ca } = await startTlsTarget({ minVersion: 'TLSv1.2' })
    const client = await openScanClient(url, { ca })
    const facts = await client.inspectTls()
    expect(facts).toMatchObject({
      protocol: 'TLSv1.3',
      cipher: expect.stringMatching(/^TLS_/),
      oldProtocols: [],
      certificate: {
        names: ['localhost'],
        issuer: 'CN=Test authority',
        isExpired: false,
        isNotYetValid: false,
        isSelfSigned: false,
        matchesName: true,
        isTrusted: true,
        error: null,
        keyBits: expect.any(Number),
      },
    })
    expect(await client.inspectTls()).toBe(facts)
    expect(client.requestsSent).toBeGreaterThan(1)
    expect(await client.send({ method: 'GET', url })).toMatchObject({ text: 'safe' })
  })

  it('that takes strong ciphers only has no weak ones', async () => {
    const ciphers = 'ECDHE-RSA-AES128-GCM-SHA256:TLS_AES_128_GCM_SHA256'
    const { url, ca } = await startTlsTarget({ ciphers })
    const client = await openScanClient(url, { ca })
    expect((await client.inspectTls())?.weakCiphers).toEqual([])
  })

  it('that is old is told, protocol by protocol and cipher by cipher', async () => {
    const ciphers = 'ALL:eNULL:@SECLEVEL=0'
    const { url, ca } = await startTlsTarget({
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.2',
      ciphers,
    })
    const client = await openScanClient(url, { ca })
    const facts = await client.inspectTls()
    expect(facts).toMatchObject({ protocol: 'TLSv1.2', oldProtocols: ['TLSv1', 'TLSv1.1'] })
    expect(facts?.weakCiphers).toContain('CBC')
    expect(facts?.weakCiphers).toContain('RSA key exchange')
    for (const name of ['RC4', '3DES', 'EXPORT']) {
      expect([...(facts?.weakCiphers ?? []), ...(facts?.untested ?? [])]).toContain(name)
    }
  })

  it('named by its address is asked for the certificate of that', async () => {
    const { url, ca } = await startTlsTarget({ addresses: ['127.0.0.1'] })
    const byAddress = url.replace('localhost', '127.0.0.1')
    const client = await openScanClient(byAddress, { ca })
    expect(await client.send({ method: 'GET', url: byAddress })).toMatchObject({ text: 'safe' })
    const facts = await client.inspectTls()
    expect(facts?.certificate).toMatchObject({ isTrusted: true, matchesName: true })
    expect(facts?.certificate.names).toEqual(['localhost', '127.0.0.1'])
  })

  it('of an old version alone is still inspected, though nothing can be sent', async () => {
    const ciphers = 'DEFAULT:@SECLEVEL=0'
    const { url } = await startTlsTarget({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers })
    const client = await openScanClient(url)
    expect(await client.send({ method: 'GET', url })).toBeNull()
    expect(await client.inspectTls()).toMatchObject({ oldProtocols: ['TLSv1', 'TLSv1.1'] })
  })
})

describe('a certificate', () => {
  it('of nobody we trust is told', async () => {
    const { url } = await startTlsTarget()
    const client = await openScanClient(url)
    const facts = await client.inspectTls()
    expect(facts?.certificate).toMatchObject({ isTrusted: false, isSelfSigned: false })
    expect(facts?.certificate.error).toMatch(/^UNABLE_TO_/)
    expect(await client.send({ method: 'GET', url })).toBeNull()
    expect(client.failures.map(({ reason }) => reason)).toEqual(['tls'])
    const insecure = await openScanClient(url, { isInsecure: true })
    expect(await insecure.send({ method: 'GET', url })).toMatchObject({ text: 'safe' })
    expect((await insecure.inspectTls())?.certificate.isTrusted).toBe(false)
  })

  it('signed by itself is told', async () => {
    const { url } = await startTlsTarget({ isSelfSigned: true })
    const client = await openScanClient(url)
    expect((await client.inspectTls())?.certificate).toMatchObject({
      isSelfSigned: true,
      isTrusted: false,
      error: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    })
  })

  it('that is out of date is told', async () => {
    const now = Date.now()
    const notBefore = new Date(now - 20 * DAY_MS)
    const { url, ca } = await startTlsTarget({ notBefore, notAfter: new Date(now - DAY_MS) })
    const client = await openScanClient(url, { ca })
    const certificate = (await client.inspectTls())?.certificate
    expect(certificate).toMatchObject({ isExpired: true, error: 'CERT_HAS_EXPIRED' })
    expect(certificate?.validToMs).toBeLessThan(now)
  })

  it('for another name is told', async () => {
    const { url, ca } = await startTlsTarget({ names: ['other.test'] })
    const client = await openScanClient(url, { ca })
    expect((await client.inspectTls())?.certificate).toMatchObject({
      names: ['other.test'],
      matchesName: false,
      isTrusted: false,
      error: 'ERR_TLS_CERT_ALTNAME_INVALID',
    })
  })
})

describe('what cannot be inspected', () => {
  it('has no facts: plain HTTP, no TLS, nobody there, no budget, no address', async () => {
    const mute = createServer(() => {})
    const port = await listen(mute)
    const refused = { isAddressAllowed: () => false }
    const cases = [
      ['http://127.0.0.1:9', {}],
      ['https://127.0.0.1:9', {}],
      [`https://127.0.0.1:${port}`, { timeoutMs: 200 }],
      [`https://127.0.0.1:${port}`, { requestsBudget: 0 }],
      [`https://127.0.0.1:${port}`, refused],
    ] as const
    for (const [target, settings] of cases) {
      const client = await openScanClient(target, settings)
      expect(await client.inspectTls()).toBeNull()
      expect(client.requestsSent).toBeLessThan(3)
    }
  })

  it('within the budget is untested, not sound', async () => {
    const { url, ca } = await startTlsTarget()
    const client = await openScanClient(url, { ca, requestsBudget: 2 })
    const facts = await client.inspectTls()
    expect(facts?.untested).toContain('CBC')
    expect(client.requestsSent).toBe(2)
  })
})
