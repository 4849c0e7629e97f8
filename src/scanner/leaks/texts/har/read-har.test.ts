import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { type Collection, readText } from '../../../../../test/fixtures/texts/collect-leaks.ts'
import { HEX, sampleText, toBase64Url } from '../../../secrets/sample-secret.ts'
import { harReader } from './read-har.ts'

const CHROMIUM = '/usr/bin/chromium'
const key = (seed: number) => sampleText(32, undefined, seed)
const jwt = `${toBase64Url('{"alg":"HS256"}')}.${toBase64Url('{"sub":"7"}')}.${sampleText(43)}`
const stripe = `${'sk_'}live_${sampleText(24)}`

const PAGE = `<!doctype html><script>
  (async () => {
    await fetch('/v1/users?page=2&api_key=${key(1)}', { headers: { 'X-API-Key': '${key(2)}' } })
    await fetch('/v1/pay', { method: 'POST', headers: { Authorization: 'Bearer ${key(3)}' },
      body: JSON.stringify({ card: 1, stripe: '${stripe}' }) })
    const form = new URLSearchParams({ user: 'a', client_secret: '${key(4)}' })
    await fetch('/login', { method: 'POST', body: form })
    await fetch('/blob').then((answer) => answer.text())
    await new Promise((resolve) => {
      const socket = new WebSocket('ws://' + location.host + '/feed?token=${key(5)}')
      socket.onopen = () => socket.send(JSON.stringify({ api_key: '${key(6)}' }))
      socket.onmessage = resolve
    })
    document.title = 'done'
  })()
</script>`

function serve(): Server {
  const server = createServer((request, response) => {
    request.resume()
    if (request.url?.startsWith('/page')) {
      response.setHeader('Set-Cookie', [`sid=${sampleText(30)}; Path=/`, `session=${jwt}; Path=/`])
      response.setHeader('Content-Type', 'text/html')
      response.end(PAGE)
    } else if (request.url === '/blob') {
      response.setHeader('Content-Type', 'application/octet-stream')
      response.end(Buffer.from(`{"api_key":"${key(7)}"}`))
    } else {
      response.setHeader('Content-Type', 'application/json')
      response.end('[]')
    }
  })
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket) => socket.on('message', () => socket.send('{"ok":true}')))
  return server
}

describe.skipIf(!existsSync(CHROMIUM))('a recording of a real browser', () => {
  let found: Collection
  let base: string

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'keyward-har-'))
    const server = serve()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    base = `http://127.0.0.1:${port}`
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
    const path = join(folder, 'rec.har')
    const context = await browser.newContext({ recordHar: { path, content: 'embed' } })
    const page = await context.newPage()
    await page.goto(`${base}/page?access_token=${key(8)}`)
    await page.waitForFunction("document.title === 'done'")
    await context.close()
    await browser.close()
    server.closeAllConnections()
    server.close()
    found = await readText(harReader, 'rec.har', await readFile(path))
    await rm(folder, { recursive: true })
  }, 60_000)

  const told = (ruleId: string, secret: string) =>
    found.told.filter((each) => each.ruleId === ruleId && each.secret === secret)

  it('tells keys in addresses, with the exchange, the host and the time', () => {
    const [sighting, ...more] = told('key-in-query-string', key(1))
    expect(more).toEqual([])
    expect(sighting?.within).toMatch(/^rec\.har!entry \d GET http:\/\/127\.0\.0\.1:\d+\/v1\/users$/)
    expect(sighting?.seen).toMatchObject({ part: 'query', name: 'api_key', host: base.slice(7) })
    expect(sighting?.seen?.firstSeen).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
  })

  it('tells keys in fields, forms and bodies', () => {
    expect(told('generic-api-key', key(2))).toMatchObject([{ seen: { part: 'header' } }])
    expect(told('generic-api-key', key(3))).toMatchObject([
      { seen: { part: 'header', name: 'authorization' } },
    ])
    expect(told('generic-api-key', key(4))).toMatchObject([
      { seen: { part: 'request-body', name: 'client_secret' } },
    ])
    const bodies = found.texts.map(({ secret, seen }) => [secret, seen?.part])
    expect(bodies).toContainEqual([stripe, 'request-body'])
    expect(bodies).toContainEqual([key(7), 'response-body'])
  })

  it('tells of pages that hand their key on to whatever they load', () => {
    expect(told('key-in-query-string', key(8))).toHaveLength(1)
    const [sighting] = told('key-in-referer', key(8))
    expect(sighting?.seen).toMatchObject({ part: 'referer', name: 'access_token' })
    expect(sighting?.occurrences).toBeGreaterThan(2)
  })

  it('tells tokens in cookies, and no session', () => {
    const cookies = found.told.filter(({ seen }) => seen?.part === 'cookie')
    expect(new Set(cookies.map(({ ruleId, secret }) => `${ruleId} ${secret}`))).toEqual(
      new Set([`jwt ${jwt}`]),
    )
  })

  it('tells keys of sockets, where the browser recorded them', () => {
    const secrets = [...found.told, ...found.texts].map(({ secret }) => secret)
    expect(secrets).toContain(key(5))
    expect(secrets).toContain(key(6))
  })
})

function har(entries: unknown, more: object = {}): string {
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'x' }, ...more, entries } })
}

const request = (url: string, more: object = {}) => ({
  startedDateTime: '2000-10-10T13:55:36.000-07:00',
  request: { method: 'GET', url, headers: [], ...more },
  response: {},
})

async function rules(entry: unknown): Promise<string[]> {
  const { told, texts } = await readText(harReader, 'a.har', har([entry]))
  return [...told, ...texts].map(({ ruleId, seen }) => `${ruleId} ${seen?.part}`)
}

describe('an exchange', () => {
  it('hides user, password, query and keys in the path in its name', async () => {
    const { told } = await readText(
      harReader,
      'a.har',
      har([
        request(`https://me:${sampleText(12)}@api.example.com/${stripe}/x?api_key=${key(1)}#a`),
      ]),
    )
    expect(told.map(({ ruleId }) => ruleId).toSorted()).toEqual([
      'basic-auth-in-url',
      'key-in-query-string',
      'stripe-secret-key',
    ])
    for (const { within, seen } of told) {
      const name = within.replace(/(?<=sk_live_)\w{3}(?=…)/, '')
      expect(name).toBe('a.har!entry 1 GET https://api.example.com/sk_live_…/x')
      expect(seen?.firstSeen).toBe('2000-10-10T20:55:36.000Z')
    }
  })

  it('says of a key of a known format what it is, and that it stood in a query', async () => {
    expect(await rules(request(`https://a.example/?key=${stripe}`))).toEqual([
      'key-in-query-string query',
      'stripe-secret-key query',
    ])
    const maps = `AI${'za'}Sy${sampleText(33)}`
    expect(
      await rules(request(`https://maps.googleapis.com/maps/api/js?key=${maps}`)),
    ).not.toContain('key-in-query-string query')
  })

  it('tells tokens in fragments, and parameters that the address lacks', async () => {
    const own = request(`https://a.example/cb#access_token=${key(1)}&token_type=bearer`)
    expect(await rules(own)).toEqual(['key-in-query-string query'])
    const apart = request('https://a.example/', {
      queryString: [{ name: 'apikey', value: key(1) }],
    })
    expect(await rules(apart)).toEqual(['key-in-query-string query'])
  })

  it('tells where answers lead to', async () => {
    const entry = {
      ...request('https://a.example/'),
      response: {
        redirectURL: `https://b.example/?token=${key(1)}`,
        headers: [{ name: 'Location', value: `https://b.example/?token=${key(1)}` }],
      },
    }
    expect(await rules(entry)).toEqual(['key-in-referer response-header'])
  })

  it('tells credentials of HTTP Basic authentication', async () => {
    const value = `Basic ${Buffer.from(`deploy:${sampleText(14)}`).toString('base64')}`
    const headers = [{ name: 'authorization', value }]
    expect(await rules(request('https://a.example/', { headers }))).toEqual([
      'basic-auth-header header',
    ])
  })

  it('opens archives that were downloaded', async () => {
    const text = Buffer.from('PK\u0003\u0004\0\0').toString('base64')
    const entry = {
      ...request('https://a.example/app.apk?x=1'),
      response: { content: { text, encoding: 'base64' } },
    }
    const { contents } = await readText(harReader, 'a.har', har([entry]))
    expect(contents.map(({ content }) => content.name)).toEqual(['app.apk'])
  })

  it('sends what is no key', async () => {
    const headers = [
      { name: 'X-Request-Id', value: key(1) },
      { name: 'X-CSRF-Token', value: key(2) },
      { name: 'If-None-Match', value: sampleText(32, HEX) },
      { name: 'Sec-WebSocket-Key', value: 'dGhlIHNhbXBsZSBub25jZQ==' },
      { name: 'Cookie', value: `sid=${key(3)}; theme=dark` },
      { name: 'Authorization', value: 'Bearer undefined' },
    ]
    expect(
      await rules(request('https://a.example/?page_token=abc123&key=home', { headers })),
    ).toEqual([])
  })
})

describe('hostile recordings', () => {
  it.each([
    ['no list', har({ a: 1 })],
    ['no log', '{"log":[]}'],
    [
      'entries that are none',
      har([null, 7, 'x', [], {}, { request: 7 }, { request: { url: {} } }]),
    ],
    ['fields that are none', har([request('x', { headers: [null, { name: 7 }], cookies: {} })])],
    ['an address that is none', har([request(`http://[:${'a'.repeat(50_000)}`)])],
    ['no JSON', '{"log":{"entries":[{]}},{}'],
    ['brackets', `{"log":${'['.repeat(100_000)}`],
    [
      'brackets within an entry',
      `{"log":{"entries":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}}`,
    ],
    ['escapes', `{"log":{"entries":[{"a":"${'\\\\'.repeat(100_000)}\\""}]}}`],
  ])('are survived: %s', async (_, text) => {
    expect((await readText(harReader, 'a.har', text)).told).toEqual([])
  })

  it('are searched as text where they are cut off', async () => {
    const text = har([request('https://a.example/1'), request(`https://a.example/?x=${stripe}`)])
    const { texts, skipped } = await readText(harReader, 'a.har', text.slice(0, -30))
    expect(texts.map(({ secret }) => secret)).toEqual([stripe])
    expect(skipped).toEqual(['a.har: entry 2 is cut off: it was searched as text'])
  })

  it('cannot put commands for a terminal into the name of an exchange', async () => {
    const entry = request(`https://a.example/\u001b[31m\n?api_key=${key(1)}`, { method: 'G\nET' })
    const { told } = await readText(harReader, 'a.har', har([entry]))
    expect(told[0]?.within).toMatch(/^[\x20-\x7e]+$/)
  })
})
