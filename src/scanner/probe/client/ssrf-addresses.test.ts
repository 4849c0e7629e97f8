import { describe, expect, it } from 'vitest'
import { openScanClient, startTarget } from '../../../../test/fixtures/open-scan-client.ts'
import { listAddressForms } from './list-address-forms.ts'

/** As the server asks: nothing near itself. */
const isPublic = (address: string) =>
  !/^(?:127\.|10\.|169\.254\.|192\.168\.|0\.)/.test(address) &&
  !/^(?:::1?$|fe80:|f[cd])/i.test(address)

describe('an address that may not be asked', () => {
  const hosts = [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.1',
    '0',
    '127.0.0.1.',
    '１２７.0.0.1',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:ffff:7f00:0001]',
    '[::127.0.0.1]',
    '[64:ff9b::127.0.0.1]',
    '[64:ff9b:1::127.0.0.1]',
    '[2002:7f00:1::]',
    '[2002:a9fe:a9fe::1]',
    '169.254.169.254',
    '[::ffff:169.254.169.254]',
    '10.0.0.1',
    '192.168.1.1',
    '[fe80::1]',
    '[fd00:ec2::254]',
    'localhost',
    'LOCALHOST.',
  ]
  for (const host of hosts) {
    it(`is not asked as ${host}`, async () => {
      let asked = 0
      const target = await startTarget((_req, res) => {
        asked += 1
        res.end()
      })
      const { port } = new URL(target)
      const url = `http://${host}:${port}`
      const client = await openScanClient(url, { isAddressAllowed: isPublic, timeoutMs: 500 })
      expect(client.pinnedAddresses).toEqual([])
      expect(await client.send({ method: 'GET', url })).toBeNull()
      expect(await client.sendBurst([{ method: 'GET', url }], 1)).toEqual([null])
      expect(await client.inspectTls()).toBeNull()
      expect([asked, client.requestsSent]).toEqual([0, 0])
    })
  }

  it('is not reached over an allowed origin either', async () => {
    let asked = 0
    const near = await startTarget((_req, res) => {
      asked += 1
      res.end()
    })
    const settings = { isAddressAllowed: isPublic, allowedOrigins: [near] }
    const client = await openScanClient('http://192.0.2.1', settings)
    expect(await client.send({ method: 'GET', url: near })).toBeNull()
    expect(asked).toBe(0)
    expect(client.failures[0]).toMatchObject({ reason: 'refused-connection' })
  })

  it('does not spoil the others of its name', async () => {
    const target = await startTarget((_req, res) => res.end('public'))
    const url = target.replace('127.0.0.1', 'both.test')
    const isAddressAllowed = (address: string) => address === '127.0.0.1'
    const resolve = async () => ['169.254.169.254', '127.0.0.1']
    const client = await openScanClient(url, { isAddressAllowed }, { resolve })
    expect(client.pinnedAddresses).toEqual(['127.0.0.1'])
    expect(await client.send({ method: 'GET', url })).toMatchObject({ text: 'public' })
  })
})

describe('the forms of an address', () => {
  it('are itself, and what it hides', () => {
    expect(listAddressForms('192.0.2.1')).toEqual(['192.0.2.1'])
    expect(listAddressForms('::ffff:192.0.2.1')).toEqual(['192.0.2.1'])
    expect(listAddressForms('2001:db8::1')).toEqual(['2001:db8:0:0:0:0:0:1', '2001:db8::1'])
    expect(listAddressForms('64:ff9b::c000:201')).toContain('192.0.2.1')
    expect(listAddressForms('2002:c000:0201::')).toContain('192.0.2.1')
    expect(listAddressForms('fe80::1%eth0')).toContain('fe80:0:0:0:0:0:0:1')
  })
})
