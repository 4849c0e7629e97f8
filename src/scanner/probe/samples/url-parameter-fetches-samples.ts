/** Holds the small APIs on which url-parameter-fetches must and must not report. */
import { get } from 'node:http'
import type { Sample } from '../sample.ts'
import { json, keyedSample, type SampleRoute } from '../sample-api.ts'

const ACTIVE = { isActive: true } as const

function withQuery(name: string, schema: object, handle: SampleRoute['handle']): SampleRoute {
  const parameters = [{ name, in: 'query', required: true, schema }]
  return { operation: { parameters }, handle }
}

/** Fetches on the loopback address alone, so that no sample ever asks another machine. */
function fetchNow(address: string | null): void {
  if (address === null || !URL.canParse(address)) return
  const { protocol, hostname } = new URL(address)
  if (protocol !== 'http:' || hostname !== '127.0.0.1') return
  get(address, { timeout: 1_000 }, (answer) => answer.resume()).on('error', () => {})
}

/** What a library says of an address that it cannot fetch. */
function failureOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { hostname, host } = new URL(address)
  if (hostname.endsWith('.invalid')) return `getaddrinfo ${'ENOTFOUND'} ${hostname}`
  return hostname === '127.0.0.1' ? `connect ${'ECONNREFUSED'} ${host}` : null
}

export const catches: readonly Sample[] = [
  keyedSample(
    'a preview fetches its address',
    {
      routes: {
        'GET /v1/preview': withQuery('url', { type: 'string', format: 'uri' }, ({ query }) => {
          fetchNow(query.get('url'))
          return json({ preview: { title: 'A page', words: 120 } })
        }),
      },
    },
    ACTIVE,
  ),
  keyedSample(
    'an avatar is fetched from a body',
    {
      routes: {
        'POST /profile/avatar': {
          operation: {
            requestBody: {
              content: {
                'application/json': { example: { avatar_url: 'https://example.com/a.png' } },
              },
            },
          },
          handle: ({ body }) => {
            fetchNow(/"avatar_url":"([^"]{1,300})"/.exec(body)?.[1] ?? null)
            return json({ saved: { id: 3, kind: 'avatar' } }, 202)
          },
        },
      },
    },
    ACTIVE,
  ),
  keyedSample(
    'the failure of a fetch is told',
    {
      routes: {
        'GET /feeds/read': withQuery('feed', { type: 'string' }, ({ query }) => {
          const failure = failureOf(query.get('feed') ?? '')
          return failure === null
            ? json({ entries: [{ id: 1, title: 'Tea' }] })
            : json({ problem: 'the feed could not be read', cause: failure }, 422)
        }),
      },
    },
    ACTIVE,
  ),
]

export const ignores: readonly Sample[] = [
  keyedSample(
    'internal addresses are refused',
    {
      routes: {
        'GET /v1/preview': withQuery('url', { type: 'string', format: 'uri' }, ({ query }) =>
          query.get('url')?.startsWith('https://images.example.com/')
            ? json({ preview: { title: 'A page', words: 120 } })
            : json({ problem: 'this address may not be fetched' }, 422),
        ),
      },
    },
    ACTIVE,
  ),
  keyedSample(
    'an address is only stored',
    {
      routes: {
        'POST /bookmarks': {
          operation: {
            requestBody: {
              content: { 'application/json': { example: { link: 'https://example.com/' } } },
            },
          },
          handle: ({ body }) => json({ bookmark: { id: 8, length: body.length } }, 201),
        },
      },
    },
    ACTIVE,
  ),
  keyedSample(
    'a number that is called like a place',
    {
      routes: {
        'GET /tables': withQuery('page', { type: 'integer' }, () =>
          json({ tables: [{ id: 1, seats: 4 }], page: 1 }),
        ),
      },
    },
    ACTIVE,
  ),
]
