import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { LeakContext } from '../../../src/scanner/leaks/leak-finding.ts'
import { githubToken, keywardKey, plainKey, stripeKey } from '../../fixtures/leaks/made-up-keys.ts'
import { expectHidden, findIn, formatAll, searchLeaks } from '../../fixtures/leaks/search-leaks.ts'
import { makeFolder } from '../../fixtures/sources/git-folder.ts'

const AGENT = 'Mozilla/5.0 (X11; Linux x86_64)'

const timeOf = (text: string | null) => text?.slice(11, 19) ?? 'never'

const spanOf = ({ firstSeen, lastSeen }: LeakContext) => `${timeOf(firstSeen)}-${timeOf(lastSeen)}`

/** `rule path line part/name@host count first last secret` of each finding. */
async function findSeen(root: string) {
  const { report, secrets, found } = await findIn(root)
  const seen = report.findings.map((each) => {
    const { ruleId, location, seen: context, occurrences, fingerprint } = each
    const how =
      context === undefined
        ? 'plain'
        : `${context.part}/${context.name}@${context.host} ${spanOf(context)}`
    const place = location.container ?? location.path.replace(`${root}/`, '')
    const line = location.line === undefined ? '' : `:${location.line}`
    return `${ruleId} ${place}${line} ${how} ×${occurrences} ${secrets.get(fingerprint)}`
  })
  return { seen: seen.toSorted(), found, report }
}

/** Real forms, a planted key in each. */
function makeLogs() {
  const at = (second: number) => `[10/Oct/2025:13:55:${second} +0000]`
  const common = [1, 2, 3].map(
    (each) =>
      `203.0.113.${each} - - ${at(30 + each)} "GET /v1/a?api_key=${plainKey(1)} HTTP/1.1" 200 5`,
  )
  const combined =
    `203.0.113.9 - - ${at(36)} "GET /style.css HTTP/1.1" 200 5 ` +
    `"https://shop.example/cart?token=${keywardKey(2)}" "${AGENT}"\n` +
    `203.0.113.9 - - ${at(37)} "GET /v1/b?key=${stripeKey(3)}&x=1 HTTP/1.1" 401 5 "-" "${AGENT}"`
  const json = {
    ts: 1760104536.5,
    request: { host: 'api.example.com', uri: `/v1/c?access_token=${plainKey(4)}`, method: 'GET' },
    status: 200,
  }
  const nginx = {
    time_iso8601: '2025-10-10T13:55:36+00:00',
    http_host: 'eu.example.com',
    request: `GET /v1/d?apikey=${plainKey(5)} HTTP/1.1`,
    http_referer: '',
  }
  const alb =
    'https 2025-10-10T13:55:36.000000Z app/lb/5 203.0.113.7:5000 10.0.0.1:80 0.1 0.2 0.0 200 200 ' +
    `34 366 "GET https://lb.example.com:443/v1/e?api_key=${plainKey(6)} HTTP/1.1" "${AGENT}" - -`
  const cloudfront = [
    '#Version: 1.0',
    '#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status ' +
      'cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie)',
    [
      '2025-10-10',
      '13:55:36',
      'FRA2',
      '12',
      '203.0.113.7',
      'GET',
      'cdn.example.com',
      '/v1/f',
      '200',
      '-',
      'curl/8',
      `api_key=${plainKey(7)}`,
      '-',
    ].join('\t'),
  ]
  const folder = makeFolder({
    'common.log': `${common.join('\n')}\n`,
    'combined.log': `${combined}\n`,
    'caddy.log': `${JSON.stringify(json)}\n`,
    'nginx.log': `${JSON.stringify(nginx)}\n`,
    'alb.log': `${alb}\n`,
    'E123.2025-10-10-13': `${cloudfront.join('\n')}\n`,
  })
  folder.write('access.log.2.gz', gzipSync(`${combined.replace(keywardKey(2), githubToken(8))}\n`))
  return folder
}

describe('a planted key in an access log', () => {
  it('is told with part, host, number and times, in each form of log', async () => {
    const folder = makeLogs()
    const { seen, report } = await findSeen(folder.path)
    const [gz, cloud] = ['access.log.2.gz!access.log.2', 'E123.2025-10-10-13']
    const api = 'api.example.com'
    const once = '13:55:36-13:55:36 ×1'
    const later = '13:55:37-13:55:37 ×1'
    const referer = `referer/token@shop.example ${once}`
    expect(seen).toEqual(
      [
        `key-in-query-string common.log:1 query/api_key@null 13:55:31-13:55:33 ×3 ${plainKey(1)}`,
        `keyward-key combined.log:1 ${referer} ${keywardKey(2)}`,
        `key-in-referer combined.log:1 ${referer} ${keywardKey(2)}`,
        `github-token ${gz}:1 ${referer} ${githubToken(8)}`,
        `key-in-referer ${gz}:1 ${referer} ${githubToken(8)}`,
        ...[gz, 'combined.log'].flatMap((name) => [
          `stripe-secret-key ${name}:2 query/key@null ${later} ${stripeKey(3)}`,
          `key-in-query-string ${name}:2 query/key@null ${later} ${stripeKey(3)}`,
        ]),
        `key-in-query-string caddy.log:1 query/access_token@${api} ${once} ${plainKey(4)}`,
        `key-in-query-string nginx.log:1 query/apikey@eu.example.com ${once} ${plainKey(5)}`,
        `key-in-query-string alb.log:1 query/api_key@lb.example.com ${once} ${plainKey(6)}`,
        `key-in-query-string ${cloud}:3 query/api_key@cdn.example.com ${once} ${plainKey(7)}`,
      ].toSorted(),
    )
    expect(report.coverage.skipped).toEqual([])
  })
})

describe('a planted key in a recording', () => {
  it('is told with the part of the message in which it stood', async () => {
    const entry = (request: object, response: object = {}) => ({
      startedDateTime: '2025-10-10T13:55:36.000Z',
      request: {
        method: 'GET',
        url: 'https://api.example.com/v1',
        headers: [],
        cookies: [],
        ...request,
      },
      response: { status: 200, headers: [], content: {}, ...response },
    })
    const body = Buffer.from(`{"token":"${githubToken(16)}"}`).toString('base64')
    const har = {
      log: {
        version: '1.2',
        entries: [
          entry({ headers: [{ name: 'X-API-Key', value: plainKey(11) }] }),
          entry({ url: `https://api.example.com/v1?api_key=${plainKey(12)}` }),
          entry({ url: `https://api.example.com/v2?api_key=${plainKey(12)}` }),
          entry({ cookies: [{ name: 'api_token', value: keywardKey(13) }] }),
          entry({
            method: 'POST',
            postData: { mimeType: 'application/json', text: `{"key":"${stripeKey(14)}"}` },
          }),
          entry(
            {},
            { content: { mimeType: 'application/json', text: `{"k":"${keywardKey(15)}"}` } },
          ),
          entry({}, { content: { mimeType: 'application/json', text: body, encoding: 'base64' } }),
          entry({
            headers: [{ name: 'Referer', value: `https://shop.example/?token=${keywardKey(17)}` }],
          }),
        ],
      },
    }
    const folder = makeFolder({ 'session.har': JSON.stringify(har) })
    const { seen, report } = await findSeen(folder.path)
    const api = 'api.example.com'
    const at = (entry: number, method = 'GET') =>
      `session.har!entry ${entry} ${method} https://api.example.com/v1`
    const once = '13:55:36-13:55:36 ×1'
    const twice = once.replace('×1', '×2')
    expect(seen).toEqual(
      [
        `generic-api-key ${at(1)} header/x-api-key@${api} ${once} ${plainKey(11)}`,
        `key-in-query-string ${at(2)} query/api_key@${api} ${twice} ${plainKey(12)}`,
        `keyward-key ${at(4)} cookie/api_token@${api} ${once} ${keywardKey(13)}`,
        `stripe-secret-key ${at(5, 'POST')} request-body/null@${api} ${once} ${stripeKey(14)}`,
        `keyward-key ${at(6)} response-body/null@${api} ${once} ${keywardKey(15)}`,
        `github-token ${at(7)} response-body/null@${api} ${once} ${githubToken(16)}`,
        `keyward-key ${at(8)} referer/token@shop.example ${once} ${keywardKey(17)}`,
        `key-in-referer ${at(8)} referer/token@shop.example ${once} ${keywardKey(17)}`,
      ].toSorted(),
    )
    expect(report.coverage).toMatchObject({ files: 1, containers: 1, skipped: [] })
  })
})

describe('a planted key in standard input', () => {
  it('is found, with its line', async () => {
    async function* input(): AsyncGenerator<Buffer> {
      yield Buffer.from(`a\nb ${githubToken(1).slice(0, 20)}`)
      yield Buffer.from(`${githubToken(1).slice(20)} c\n`)
    }
    const { report, secrets } = await searchLeaks(
      [{ kind: 'stdin' }],
      {},
      { standardInput: input() },
    )
    expectHidden(formatAll(report), secrets.values())
    expect(report.findings).toMatchObject([
      { ruleId: 'github-token', location: { path: 'stdin', line: 2, column: 3 } },
    ])
    expect([...secrets.values()]).toEqual([githubToken(1)])
  })
})
