/**
 * The attack: a receiver of webhooks leads the server to what only the server can reach, by its
 * name, by a name server that changes its mind, or by a redirect.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { eventOf } from '../../../test/fixtures/audit-events.ts'
import { SystemClock } from '../../base/clock.ts'
import { type AddressBlock, parseAddressBlock } from '../../engine/policy/address-block.ts'
import { EVERYTHING } from './sink-filter.ts'
import { WebhookSink } from './webhook-sink.ts'

const closers: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** On loopback: counts who comes, and answers as it is told. */
async function startInside(location?: string) {
  const visits: string[] = []
  const server = createServer((req, res) => {
    visits.push(`${req.method} ${req.url}`)
    res.writeHead(location === undefined ? 204 : 307, location === undefined ? {} : { location })
    res.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { visits, port: (server.address() as AddressInfo).port }
}

function tell(
  url: string,
  resolve?: (name: string) => Promise<readonly string[]>,
  blocks: readonly string[] = [],
): Promise<string> {
  const sink = new WebhookSink({
    kind: 'webhook',
    name: 'webhook',
    filter: EVERYTHING,
    since: 'beginning',
    url: new URL(url),
    secret: { kind: 'variable', name: 'X' },
    secrets: [Buffer.alloc(32)],
    caFile: undefined,
    privateNetworks: blocks.map(parseAddressBlock).filter((each): each is AddressBlock => !!each),
    clock: new SystemClock(),
    userAgent: 'keyward/test',
    timeoutMs: 1_000,
    ...(resolve === undefined ? {} : { resolve }),
  })
  closers.push(() => sink.close())
  return sink.deliver([eventOf(1)]).then(
    () => 'delivered',
    (error: Error) => error.message,
  )
}

const REFUSED = 'it leads to an inner address; "privateNetworks" may name private ones'

describe('a name', () => {
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '0.0.0.0', '64:ff9b::7f00:1', '10.0.0.7'])(
    'that leads to %s is not asked',
    async (address) => {
      const inside = await startInside()
      const url = `http://hooks.example.com:${inside.port}/`
      expect(await tell(url, async () => [address])).toBe(REFUSED)
      expect(inside.visits).toEqual([])
    },
  )

  it('that leads to metadata is not asked, even where its network is named', async () => {
    for (const address of ['169.254.169.254', 'fd00:ec2::254', '100.100.100.200']) {
      const told = await tell('http://hooks.example.com/', async () => [address], [
        '::/0',
        '0.0.0.0/0',
      ])
      expect(told).toBe(REFUSED)
    }
  })

  it('whose answer changes is asked for and checked at each connection (rebinding)', async () => {
    const inside = await startInside()
    const answers = [['203.0.113.1'], ['127.0.0.1']]
    let asked = 0
    const resolve = async () => answers[Math.min(asked++, 1)] ?? []
    const url = `http://hooks.example.com:${inside.port}/`
    await tell(url, resolve)
    expect(await tell(url, resolve)).toBe(REFUSED)
    expect([asked, inside.visits]).toEqual([2, []])
  })

  it('with a public address beside an inner one is asked at the public one alone', async () => {
    const inside = await startInside()
    const url = `http://hooks.example.com:${inside.port}/`
    await tell(url, async () => ['127.0.0.1', '203.0.113.1'])
    expect(inside.visits).toEqual([])
  })

  it('that has no address is told', async () => {
    expect(await tell('http://hooks.example.com/', async () => [])).toBe('the name has no address')
  })
})

describe('an address', () => {
  it('of this machine is asked where the operator wrote it, metadata never', async () => {
    const inside = await startInside()
    expect(await tell(`http://127.0.0.1:${inside.port}/`)).toBe('delivered')
    expect(await tell(`http://localhost:${inside.port}/`)).toBe('delivered')
    expect(await tell('http://169.254.169.254/')).toBe(REFUSED)
  })
})

describe('a redirect', () => {
  it('is not followed, and the event is not delivered', async () => {
    const inside = await startInside()
    const front = await startInside(`http://127.0.0.1:${inside.port}/latest/meta-data`)
    const told = await tell(`http://127.0.0.1:${front.port}/`)
    expect(told).toBe('answered 307; redirects are not followed')
    expect([front.visits.length, inside.visits]).toEqual([1, []])
  })
})
