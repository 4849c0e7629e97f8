/** Small APIs that show what `scope-not-enforced` catches, and what it spares. */
import type { Sample, SampleRequest } from '../sample.ts'
import { json, keyedSample, sampleKeys } from '../sample-api.ts'
import { readBearer, sampleDate, sampleToken } from '../sample-tokens.ts'

const first = sampleKeys['first'] ?? ''
const second = sampleKeys['second'] ?? ''

/** Keys with a level, which the routes decide on. */
const levels = { keys: { viewer: first, admin: second } }

const parcels = () => json([{ code: 'p-1', weight: 2 }])
const jobs = () => json([{ job: 'j-1', queue: 'mail' }])
const scoped = (scope: string) => ({ security: [{ key: [scope] }] })

function onlyAdmin(request: SampleRequest, body: unknown) {
  const isAdmin = request.headers['x-api-key'] === second
  return isAdmin ? json(body) : json({ error: 'forbidden' }, 403)
}

export const catches: readonly Sample[] = [
  keyedSample(
    'a key named viewer reaches administration',
    { routes: { 'GET /v1/parcels': parcels, 'GET /v1/admin/jobs': jobs } },
    levels,
  ),
  keyedSample('the key that reaches less reaches administration', {
    routes: {
      'GET /parcels': parcels,
      'GET /reports': (request) => onlyAdmin(request, [{ day: 'mon', sum: 4 }]),
      'GET /management/jobs': jobs,
    },
  }),
  keyedSample(
    'a token opens what its scopes do not name',
    {
      routes: {
        'GET /v1/parcels': { handle: parcels, operation: scoped('read:parcels') },
        'GET /v1/routes': {
          handle: () => json([{ route: 'r-1', stops: 4 }]),
          operation: scoped('read:routes'),
        },
      },
      keys: [sampleToken({ scope: 'read:parcels' })],
      readKey: readBearer,
      headers: sampleDate,
    },
    { keys: { ci: sampleToken({ scope: 'read:parcels' }) } },
  ),
  keyedSample(
    'a token with the role of a user reaches administration',
    {
      routes: { 'GET /v1/parcels': parcels, 'GET /v1/admin/jobs': jobs },
      keys: [sampleToken({ role: 'user' })],
      readKey: readBearer,
      headers: sampleDate,
    },
    { keys: { ann: sampleToken({ role: 'user' }) } },
  ),
  keyedSample('no key is for administration, but one operation of it forgot to ask', {
    routes: {
      'GET /v1/parcels': parcels,
      'GET /v1/admin/mails': () => json({ error: 'forbidden' }, 403),
      'GET /v1/admin/jobs': jobs,
    },
  }),
  keyedSample('keys of two owners are both let into administration', {
    routes: {
      'GET /v1/parcels': ({ headers }) =>
        json([{ code: headers['x-api-key'] === first ? 'p' : 'q' }]),
      'GET /v1/internal/jobs': jobs,
    },
  }),
  keyedSample(
    'all keys open everything, although the document names scopes',
    {
      routes: {
        'GET /v1/parcels': { handle: parcels, operation: scoped('read:parcels') },
        'GET /v1/routes': {
          handle: () => json([{ route: 'r-1', stops: 4 }]),
          operation: scoped('read:routes'),
        },
      },
      isUnscoped: true,
    },
    { also: ['one-key-for-everything'] },
  ),
  keyedSample(
    'a key named reader writes',
    {
      routes: {
        'GET /v1/parcels': parcels,
        'POST /v1/parcels': () => json({ code: 'p-2', weight: 3 }, 201),
      },
    },
    { keys: { reader: first, writer: second }, isActive: true },
  ),
]

export const ignores: readonly Sample[] = [
  keyedSample(
    'administration refuses the key named viewer',
    {
      routes: {
        'GET /v1/parcels': parcels,
        'GET /v1/admin/jobs': (request) => onlyAdmin(request, [{ job: 'j-1' }]),
      },
    },
    levels,
  ),
  keyedSample('scopes are enforced, with 200 for a refusal', {
    routes: {
      'GET /v1/parcels': { handle: parcels, operation: scoped('read:parcels') },
      'GET /v1/routes': {
        handle: (request) =>
          request.headers['x-api-key'] === second
            ? json([{ route: 'r-1', stops: 4 }])
            : json({ success: false, error: 'insufficient scope' }),
        operation: scoped('read:routes'),
      },
    },
  }),
  keyedSample(
    'one key alone, and scopes in the document',
    {
      routes: {
        'GET /v1/parcels': { handle: parcels, operation: scoped('read:parcels') },
        'GET /v1/parcels/recent': { handle: parcels, operation: scoped('list:parcels') },
      },
    },
    { keys: { ci: first } },
  ),
  keyedSample(
    'a token with all the scopes that it uses',
    {
      routes: {
        'GET /v1/parcels': { handle: parcels, operation: scoped('read:parcels') },
        'GET /v1/routes': {
          handle: () => json([{ route: 'r-1', stops: 4 }]),
          operation: scoped('read:routes'),
        },
      },
      keys: [sampleToken({ scope: 'read:parcels read:routes' })],
      readKey: readBearer,
      headers: sampleDate,
    },
    { keys: { ci: sampleToken({ scope: 'read:parcels read:routes' }) } },
  ),
  keyedSample(
    'a key named reader is refused what writes',
    {
      routes: {
        'GET /v1/parcels': parcels,
        'POST /v1/parcels': (request) =>
          request.headers['x-api-key'] === second
            ? json({ code: 'p-2', weight: 3 }, 201)
            : json({ error: 'this key may only read' }, 403),
      },
    },
    { keys: { reader: first, writer: second }, isActive: true },
  ),
]
