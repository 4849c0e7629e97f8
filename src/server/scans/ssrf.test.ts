/**
 * The attack: whoever may ask for scans has the server send requests to what only the server can
 * reach: itself, its network, the metadata service of its cloud.
 */
import { describe, expect, it } from 'vitest'
import {
  openPeopleTarget,
  openScanManagement,
  openTarget,
} from '../../../test/fixtures/open-scans.ts'
import { parseAddressBlock } from '../../engine/policy/address-block.ts'
import { chooseReach, isInReach } from '../outbound/address-reach.ts'
import { parseAllowedTarget } from './allowed-target.ts'
import { performScan, type ScanOrder } from './perform-scan.ts'

const LISTED = ['https://api.example.com', 'https://*.shop.example.com', 'https://bücher.example']

async function ask(target: unknown, options: Parameters<typeof openScanManagement>[0] = {}) {
  const { call } = await openScanManagement({ targets: LISTED, ...options })
  const { status, json } = await call('POST', '/v1/scans', { body: { target } })
  return status === 202 ? 'scanned' : `${status} ${json.code}`
}

/** Only asks, so that nothing is sent to names and networks of others. */
async function isAllowed(target: string, options: Parameters<typeof openScanManagement>[0]) {
  const { desk } = await openScanManagement(options)
  desk.targets.check(target)
  return true
}

const NOT_ALLOWED = '403 scan_target_not_allowed'
const NOT_VALID = '400 invalid_request'

describe('a target', () => {
  it('is refused where nothing is listed, with or without a schedule', async () => {
    const { call } = await openScanManagement()
    const target = 'https://api.example.com'
    const body = { api: 'shop', target, everyMs: 3_600_000 }
    const answers = [
      await call('POST', '/v1/scans', { body: { target } }),
      await call('POST', '/v1/scan-schedules', { body }),
    ]
    for (const { status, json } of answers) {
      expect([status, json.code]).toEqual([403, 'scan_target_not_allowed'])
    }
  })

  it('is not allowed by being the upstream of an API', async () => {
    const { call } = await openScanManagement({ targets: LISTED })
    await call('PATCH', '/v1/apis/shop', { body: { upstream: 'http://127.0.0.1:5000' } })
    const body = { target: 'http://127.0.0.1:5000', api: 'shop' }
    expect((await call('POST', '/v1/scans', { body })).status).toBe(403)
  })

  it.each([
    ['another host', 'https://evil.example.com', NOT_ALLOWED],
    ['another scheme', 'http://api.example.com', NOT_ALLOWED],
    ['another port', 'https://api.example.com:8443', NOT_ALLOWED],
    ['a longer name', 'https://api.example.com.evil.example', NOT_ALLOWED],
    ['a name that ends alike', 'https://evilshop.example.com', NOT_ALLOWED],
    ['the name of a wildcard itself', 'https://shop.example.com', NOT_ALLOWED],
    ['a dot at the end', 'https://api.example.com./', NOT_ALLOWED],
    ['a dot at the end of a wildcard', 'https://a.shop.example.com.', NOT_ALLOWED],
    ['a user that looks like a host', 'https://api.example.com@127.0.0.1/', NOT_VALID],
    ['a user at the listed host', 'https://user:pass@api.example.com/', NOT_VALID],
    ['an empty user', 'https://@api.example.com/', NOT_VALID],
    ['a backslash', 'https://api.example.com\\@127.0.0.1/', NOT_VALID],
    ['a line feed', 'https://api.exam\nple.com', NOT_VALID],
    ['a tab', 'https://api.example.com\t', NOT_VALID],
    ['a fragment', 'https://api.example.com#@127.0.0.1', NOT_VALID],
    ['a query', 'https://api.example.com?x', NOT_VALID],
    ['no scheme', 'api.example.com', NOT_VALID],
    ['a file', 'file:///etc/passwd', NOT_VALID],
    ['no host', 'https:///', NOT_VALID],
    ['a decimal address', 'http://2130706433/', NOT_ALLOWED],
    ['an octal address', 'http://0177.0.0.1/', NOT_ALLOWED],
    ['a short address', 'http://127.1/', NOT_ALLOWED],
    ['a mapped address', 'http://[::ffff:127.0.0.1]/', NOT_ALLOWED],
    ['metadata', 'http://169.254.169.254/latest/meta-data', NOT_ALLOWED],
    ['no text', 7, NOT_VALID],
  ])('with %s is refused: %s', async (_, target, expected) => {
    expect(await ask(target)).toBe(expected)
  })

  it.each([
    'https://api.example.com/',
    'HTTPS://API.Example.COM/v1/',
    'https://api.example.com:443',
    'https://a.b.shop.example.com',
    'https://BÜCHER.example',
    'https://xn--bcher-kva.example',
  ])('on the list is scanned in any spelling: %s', async (target) => {
    expect(await isAllowed(target, { targets: LISTED, isLoopbackOnly: false })).toBe(true)
  })

  it.each([
    'http://127.0.0.1:5000',
    'http://127.9.9.9:5000',
    'http://[::1]:5000',
    'http://localhost:5000',
    'http://0.0.0.0:5000',
    'http://169.254.169.254',
    'http://[fe80::1]',
    'http://[fd00:ec2::254]',
    'http://100.100.100.200',
    'http://[::ffff:169.254.169.254]',
    'http://224.0.0.1',
    'http://255.255.255.255',
  ])('that is listed is refused all the same on a public server: %s', async (target) => {
    expect(await ask(target, { targets: [target], isLoopbackOnly: false })).toBe(NOT_ALLOWED)
  })

  it('at a metadata address is refused on a loopback server too', async () => {
    const target = 'http://169.254.169.254'
    expect(await ask(target, { targets: [target] })).toBe(NOT_ALLOWED)
  })

  it('may be a private address that is listed as such, and loopback on loopback', async () => {
    const lan = 'http://10.0.0.7:8080'
    expect(await isAllowed(lan, { targets: [lan], isLoopbackOnly: false })).toBe(true)
    const here = await openPeopleTarget()
    expect(await ask(here, { targets: [here] })).toBe('scanned')
  })
})

describe('a document', () => {
  it.each([
    'file:///etc/passwd',
    '/etc/passwd',
    'openapi.yaml',
    'https://other.example.com/openapi.json',
    'https://api.example.com@127.0.0.1/openapi.json',
    'http://api.example.com/openapi.json',
  ])('that is not on the host of the target is refused: %s', async (openapi) => {
    const { call } = await openScanManagement({ targets: LISTED })
    const body = { target: 'https://api.example.com', openapi }
    const { status, json } = await call('POST', '/v1/scans', { body })
    expect([status, json.errors[0].at]).toEqual([400, '/openapi'])
  })
})

describe('an entry of the list', () => {
  it.each([
    'https://*',
    'https://*.com',
    'https://*.10.0.0.1',
    'https://a.*.example.com',
    'https://api.example.com/v1',
    'https://user@api.example.com',
    'https://api.example.com?x',
    'https://api.example.com.',
    'ftp://api.example.com',
    'api.example.com',
    '*',
    '',
  ])('that means too much, or nothing, is no entry: %j', (text) => {
    expect(parseAllowedTarget(text)).toBeUndefined()
  })
})

describe('an address', () => {
  const reachOf = (hostname: string, blocks: readonly string[] = [], isLoopbackOnly = false) =>
    chooseReach(
      hostname,
      blocks.map((each) => parseAddressBlock(each)).filter((each) => each !== undefined),
      isLoopbackOnly,
    )

  it('that is public may be asked under any name', () => {
    const reach = reachOf('api.example.com')
    for (const address of ['203.0.113.7', '8.8.8.8', '2606:4700::1']) {
      expect(isInReach(reach, address)).toBe(true)
    }
  })

  it('that is private needs to be named, by itself or by its block', () => {
    // The last is 169.254.169.254 as local translation to IPv4 has it.
    const translated = '64:ff9b:1:a9fe:a9:fe00::'
    const ours = ['10.0.0.7', '172.16.1.1', '192.168.1.1', '100.64.0.1', 'fd12::1', translated]
    for (const address of ours) {
      expect(isInReach(reachOf('api.example.com'), address)).toBe(false)
      expect(isInReach(reachOf('api.example.com', [address]), address)).toBe(true)
      const literal = address.includes(':') ? `[${address}]` : address
      expect(isInReach(reachOf(literal), address)).toBe(true)
      expect(isInReach(reachOf('10.0.0.8'), address)).toBe(false)
    }
    expect(isInReach(reachOf('api.example.com', ['10.0.0.0/8']), '::ffff:10.0.0.7')).toBe(true)
    expect(isInReach(reachOf('api.example.com'), '::ffff:10.0.0.7')).toBe(false)
  })

  it('on loopback needs a target that says so, on a server for this machine only', () => {
    for (const address of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1']) {
      expect(isInReach(reachOf('localhost', [], true), address)).toBe(true)
      expect(isInReach(reachOf('localhost', [], false), address)).toBe(false)
      expect(isInReach(reachOf('api.example.com', ['127.0.0.0/8'], true), address)).toBe(false)
    }
  })

  it('that nobody scans, or nobody can read, is in no reach', () => {
    const all = reachOf('localhost', ['0.0.0.0/0', '::/0'], true)
    for (const address of [
      ...['0.0.0.0', '169.254.169.254', '169.254.1.1', '224.0.0.1', '255.255.255.255', '::'],
      ...['fe80::1', 'fec0::1', 'ff02::1', 'fd00:ec2::254', '100.100.100.200', '168.63.129.16'],
      ...['', 'x', '2130706433', '0x7f.1', 'fe80::1%eth0', '::ffff:169.254.169.254'],
    ]) {
      expect(isInReach(all, address), address).toBe(false)
    }
  })
})

describe('a name on the list', () => {
  const order = (target: string): ScanOrder => ({
    target,
    isLoopback: false,
    reach: chooseReach(new URL(target).hostname, [], true),
    keys: [],
    openapi: null,
    isActive: false,
    requestsBudget: 50,
    requestsPerSecond: 500,
    onlyRules: null,
    skippedRules: [],
    version: '0.0.0',
  })

  it('that leads to this machine or its network is not asked (rebinding)', async () => {
    let visits = 0
    const here = await openTarget((_, res) => {
      visits++
      res.end('secret')
    })
    const { port } = new URL(here)
    for (const address of ['127.0.0.1', '::ffff:127.0.0.1', '169.254.169.254', '10.0.0.7', '::1']) {
      const resolve = () => Promise.resolve([address])
      const scanned = performScan(order(`http://api.example.com:${port}`), { resolve })
      await expect(scanned).rejects.toMatchObject({ code: 'target_unreachable' })
    }
    expect(visits).toBe(0)
  })

  it('is asked for once: a second answer changes nothing (rebinding)', async () => {
    const here = await openPeopleTarget()
    const answers = [['127.0.0.1'], ['127.0.0.2']]
    let asked = 0
    const resolve = () => Promise.resolve(answers[Math.min(asked++, 1)] ?? [])
    const { port } = new URL(here)
    const { summary } = await performScan(order(`http://api.localhost:${port}`), { resolve })
    expect(summary.score).toBeGreaterThan(0)
    expect(asked).toBe(1)
  })

  it('that redirects to another host does not get it asked', async () => {
    let visits = 0
    const inside = await openTarget((_, res) => {
      visits++
      res.end('secret')
    })
    const front = await openTarget((_, res) => {
      res.writeHead(302, { location: `${inside}/latest/meta-data` })
      res.end()
    })
    const { scan, waitFor } = await openScanManagement({ targets: [front] })
    expect((await waitFor(await scan({ target: front, requests: 100 }))).state).toBe('done')
    expect(visits).toBe(0)
  })
})
