import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { listen, openScanClient, startTarget } from '../../../../test/fixtures/open-scan-client.ts'

describe('a name that changes its address', () => {
  it('is asked for once, and keeps the address it had', async () => {
    let hosts: unknown[] = []
    const target = await startTarget((req, res) => {
      hosts.push(req.headers.host)
      // Every request needs a connection, so every one would need the name.
      res.writeHead(200, { connection: 'close' }).end()
    })
    const { port } = new URL(target)
    let asked = 0
    const resolve = async () => {
      asked += 1
      return asked === 1 ? ['127.0.0.1'] : ['127.0.0.9']
    }
    const url = `http://rebind.test:${port}`
    const client = await openScanClient(url, {}, { resolve })
    expect(client.pinnedAddresses).toEqual(['127.0.0.1'])
    for (const path of ['/a', '/b', '/c']) {
      expect(await client.send({ method: 'GET', url: `${url}${path}` })).toMatchObject({
        status: 200,
      })
    }
    expect(asked).toBe(1)
    expect(hosts).toEqual(Array.from({ length: 3 }, () => `rebind.test:${port}`))
    hosts = []
  })

  it('to one that may not be asked is never connected to', async () => {
    let connected = 0
    const target = await startTarget((_req, res) => {
      connected += 1
      res.end()
    })
    const url = target.replace('127.0.0.1', 'rebind.test')
    const isAddressAllowed = (address: string) => !address.startsWith('127.')
    const answers = [['127.0.0.1'], ['127.0.0.1', '::1'], ['::ffff:127.0.0.1'], ['not an address']]
    for (const addresses of answers) {
      const resolve = async () => addresses
      const client = await openScanClient(url, { isAddressAllowed }, { resolve })
      await client.send({ method: 'GET', url })
      await client.sendBurst([{ method: 'GET', url }], 1)
    }
    expect(connected).toBe(0)
  })

  it('is told when it has no address, or none in time', async () => {
    const failing = [
      async () => [],
      async () => Promise.reject(new Error('no such name')),
      () => new Promise<string[]>(() => {}),
    ]
    for (const resolve of failing) {
      const client = await openScanClient('http://gone.test', { timeoutMs: 100 }, { resolve })
      expect(client.pinnedAddresses).toEqual([])
      expect(await client.send({ method: 'GET', url: 'http://gone.test/' })).toBeNull()
      expect(client.failures.map(({ reason }) => reason)).toEqual(['name-not-found'])
      expect(client.requestsSent).toBe(0)
    }
  })

  it('is tried at each of its addresses', async () => {
    const target = await startTarget((_req, res) => res.end('here'))
    const url = target.replace('127.0.0.1', 'several.test')
    const resolve = async () => ['127.0.0.77', '127.0.0.1']
    const client = await openScanClient(url, {}, { resolve })
    expect(await client.send({ method: 'GET', url })).toMatchObject({ text: 'here' })
  })

  it('is no name when it is an IPv6 address', async () => {
    const server = createServer((_req, res) => res.end('six'))
    const url = `http://[::1]:${await listen(server, '::1')}`
    const resolve = async () => ['127.0.0.1']
    const client = await openScanClient(url, {}, { resolve })
    expect(client.pinnedAddresses).toEqual(['::1'])
    expect(await client.send({ method: 'GET', url })).toMatchObject({ text: 'six' })
  })
})
