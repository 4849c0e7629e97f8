import { describe, expect, it } from 'vitest'
import { readText } from '../../../../../test/fixtures/texts/collect-leaks.ts'
import { sampleText, toBase64Url } from '../../../secrets/sample-secret.ts'
import { logReader } from './read-log.ts'

const key = sampleText(32)
const stripe = `${'sk_'}live_${sampleText(24)}`

async function read(line: string, name = 'x.txt') {
  const { told } = await readText(logReader, name, `${line}\n`)
  return told.map(({ ruleId, seen }) => `${ruleId} ${seen?.part} ${seen?.host} ${seen?.firstSeen}`)
}

const TIME = '2000-10-10T20:55:36.000Z'
const request = `GET /v1/users?page=2&api_key=${key} HTTP/1.1`
const ip = '203.0.113.7'
const stamp = '[10/Oct/2000:13:55:36 -0700]'

const FORMS: Readonly<Record<string, readonly [line: string, host: string | null, time?: string]>> =
  {
    common: [`${ip} - - ${stamp} "${request}" 200 12`, null],
    combined: [`${ip} - bob ${stamp} "${request}" 200 12 "https://a.example/" "curl/8"`, null],
    vhost: [`api.example.com:443 ${ip} - - ${stamp} "${request}" 200 12`, 'api.example.com'],
    's3 access': [
      `79a5 bucket ${stamp} ${ip} arn REQ REST.GET.OBJECT k "${request}" 200 - 12 12 3 2 "-" ` +
        '"curl" - id= SigV4 - AuthHeader bucket.s3.eu-west-1.amazonaws.com TLSv1.2 - -',
      'bucket.s3.eu-west-1.amazonaws.com',
    ],
    'nginx error': [
      `2000/10/10 20:55:36 [error] 7#7: *1 open() failed, client: ${ip}, server: _, ` +
        `request: "${request}", upstream: "http://10.0.0.1:80/v1/users?api_key=${key}", ` +
        'host: "api.example.com"',
      'api.example.com',
    ],
    alb: [
      `https 2000-10-10T20:55:36.000000Z app/lb/5 ${ip}:5000 10.0.0.1:80 0.1 0.2 0.0 200 200 34 ` +
        `366 "GET https://api.example.com:443/v1/users?api_key=${key} HTTP/1.1" "curl/8" - -`,
      'api.example.com',
    ],
    envoy: [
      `[2000-10-10T20:55:36.000Z] "${request}" 200 - 0 12 5 4 "${ip}" "curl/8" ` +
        '"cc21d9b0-cf5c-432b-8c7e-98aeb7988cd2" "api.example.com" "10.0.0.1:80"',
      'api.example.com',
    ],
    haproxy: [
      `Oct 10 13:55:36 lb haproxy[7]: ${ip}:5000 [10/Oct/2000:20:55:36.000] front back/s1 ` +
        `0/0/1/2/3 200 12 - - ---- 1/1/0/0/0 0/0 "${request}"`,
      null,
    ],
    werkzeug: [`${ip} - - [10/Oct/2000 20:55:36] "\x1b[33m${request}\x1b[0m" 404 -`, null],
    uvicorn: [`INFO:     ${ip}:5000 - "${request}" 200 OK`, null, 'null'],
    morgan: [
      `\x1b[0mGET /v1/users?api_key=${key} \x1b[32m200\x1b[0m 3 ms - 12\x1b[0m`,
      null,
      'null',
    ],
    'container runtime': [
      `2000-10-10T20:55:36.000000000Z stdout F ${ip} - - "${request}" 200 12`,
      null,
    ],
    'docker json': [
      JSON.stringify({
        log: `${ip} - - ${stamp} "${request}" 200 12\n`,
        stream: 'stdout',
        time: TIME,
      }),
      null,
    ],
    pino: [
      JSON.stringify({
        level: 30,
        time: Date.parse(TIME),
        req: {
          method: 'GET',
          url: `/v1/users?api_key=${key}`,
          headers: { host: 'api.example.com' },
        },
      }),
      'api.example.com',
    ],
    'nginx json': [
      JSON.stringify({
        time_iso8601: '2000-10-10T13:55:36-07:00',
        http_host: 'api.example.com',
        request,
        status: '200',
      }),
      'api.example.com',
    ],
    caddy: [
      JSON.stringify({
        level: 'info',
        ts: Date.parse(TIME) / 1000,
        request: { host: 'api.example.com', uri: `/v1/users?api_key=${key}` },
      }),
      'api.example.com',
    ],
    traefik: [
      JSON.stringify({
        RequestHost: 'api.example.com',
        RequestPath: `/v1/users?api_key=${key}`,
        StartUTC: TIME,
        level: 'info',
      }),
      'api.example.com',
    ],
    'google cloud': [
      JSON.stringify({
        httpRequest: { requestUrl: `https://api.example.com/v1/users?api_key=${key}` },
        timestamp: TIME,
      }),
      'api.example.com',
    ],
  }

describe('a log of requests', () => {
  for (const [form, [line, host, time = TIME]] of Object.entries(FORMS)) {
    it(`tells part, host and time: ${form}`, async () => {
      expect(await read(line)).toEqual([`key-in-query-string query ${host} ${time}`])
    })
  }

  it('knows columns by their names: CloudFront, IIS', async () => {
    const fields = 'date time cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs-uri-query'
    const values = ['2000-10-10', '20:55:36', 'GET', 'd1.example.net', '/v1/users', '200']
    const referer = `https://shop.example.com/pay?token%3D${key}`.replace('%3D', '%253D')
    const { told } = await readText(
      logReader,
      'E2.2000-10-10',
      [
        '#Version: 1.0',
        `#Fields: ${fields}`,
        [...values, referer.replace('?', '%3F').replace('%253D', '='), `api_key=${key}`].join('\t'),
      ].join('\n'),
    )
    expect(
      told.map(({ ruleId, seen, line }) => [ruleId, seen?.host, seen?.firstSeen, line]),
    ).toEqual([
      ['key-in-query-string', 'd1.example.net', TIME, 3],
      ['key-in-referer', 'shop.example.com', TIME, 3],
    ])
  })

  it('tells a referring page from the address that was asked for', async () => {
    const referer = `https://shop.example.com/?token=${key}`
    const line = `${ip} - - ${stamp} "GET /a.png?v=3 HTTP/1.1" 200 1 "${referer}" "x"`
    expect(await read(line)).toEqual([`key-in-referer referer shop.example.com ${TIME}`])
    const fields = `request: "GET / HTTP/1.1", referrer: "${referer}"`
    const nginx = `2000/10/10 20:55:36 [warn] 7#7: x, ${fields}`
    expect(await read(nginx)).toEqual([`key-in-referer referer shop.example.com ${TIME}`])
  })

  it('says of a key of a known format what it is, and that it stood in a query', async () => {
    expect(await read(`${ip} - - ${stamp} "GET /charge?via=${stripe} HTTP/1.1" 200 1`)).toEqual([
      `key-in-query-string query null ${TIME}`,
      `stripe-secret-key query null ${TIME}`,
    ])
  })

  it('finds what headers carried, where a logger wrote them down', async () => {
    const jwt = `${toBase64Url('{"alg":"HS256"}')}.${toBase64Url('{"sub":"7"}')}.${sampleText(43)}`
    const headers = {
      'x-api-key': key,
      authorization: `Bearer ${sampleText(40)}`,
      cookie: `sid=${sampleText(30)}; session=${jwt}`,
      'x-request-id': sampleText(32),
    }
    expect(await read(JSON.stringify({ time: TIME, msg: 'in', req: { headers } }))).toEqual([
      `generic-api-key header null ${TIME}`,
      `generic-api-key header null ${TIME}`,
      `jwt cookie null ${TIME}`,
    ])
  })

  it('counts sightings, and keeps the first and the last time and the first line', async () => {
    const lines = [3, 1, 2].map(
      (day) => `${ip} - - [0${day}/Oct/2000:00:00:00 +0000] "${request}" 200 1`,
    )
    const { told } = await readText(logReader, 'access.log.1', `\n${lines.join('\n')}`)
    expect(told).toMatchObject([
      {
        line: 2,
        occurrences: 3,
        seen: {
          name: 'api_key',
          firstSeen: '2000-10-01T00:00:00.000Z',
          lastSeen: '2000-10-03T00:00:00.000Z',
        },
      },
    ])
  })

  it('takes keys that people made up for keys, and nothing else', async () => {
    const get = (query: string) => `${ip} - - ${stamp} "GET /v1?${query} HTTP/1.1" 200 1`
    for (const query of [
      'api_key=shop-key-2024',
      'API-KEY=s3cr3tk3y',
      'access_token=customer_one',
    ]) {
      expect(await read(get(query)), query).toHaveLength(1)
    }
    for (const query of [
      'api_key=none',
      'token=refresh',
      'sort_key=created_at_desc',
      `page_token=${key}`,
      `csrf_token=${key}`,
      `key=${'k'.repeat(30)}`,
      'api_key={{API_KEY}}',
      'api_key=YOUR_API_KEY',
      'key=dashboard-widgets-2',
      'api_key=12345678',
      `publishable_key=${key}`,
      `reset_token=${key}`,
    ]) {
      expect(await read(get(query)), query).toEqual([])
    }
  })

  it('is known by its first lines, not taken for what resembles it', () => {
    const claims = (text: string, name = 'x') => logReader.claims(Buffer.from(text), name)
    expect(claims('', 'nginx/access.log.3')).toBe(true)
    expect(claims('\x00\x01', 'access.log')).toBe(false)
    expect(claims('{"name":"x","version":"1.0.0"}\n')).toBe(false)
    expect(claims('import x from "y"\nfetch("/a")\n', 'a.js')).toBe(false)
    expect(claims('# Notes\n\nGET requests are cached.\n', 'README.md')).toBe(false)
  })
})
