import { describe, expect, it } from 'vitest'
import { answerOf, type FixtureAnswer } from '../../../../test/scanner/fixture-answer.ts'
import { learnNotFound } from './learn-not-found.ts'
import { readAccess } from './read-access.ts'

const HTML = { 'content-type': 'text/html; charset=utf-8' }
const TEXT = { 'content-type': 'text/plain' }
const XML = { 'content-type': 'application/xml' }

function read(fixture: FixtureAnswer): string {
  return readAccess(answerOf(fixture), { samples: [] }).access
}

const refusals: Readonly<Record<string, FixtureAnswer>> = {
  '401 with a problem document': { status: 401, body: { title: 'Unauthorized', status: 401 } },
  '401 in plain text': { status: 401, headers: TEXT, body: 'Unauthorized' },
  '403 without a body': { status: 403 },
  '403 of a lacking scope': { status: 403, body: { error: 'insufficient_scope' } },
  '407 of a proxy': { status: 407 },
  '400 that misses a key': { status: 400, body: { message: 'Missing API key' } },
  '400 in plain text': { status: 400, headers: TEXT, body: 'x-api-key header: invalid api key' },
  '404 that speaks of a token': { status: 404, body: { error: 'Invalid access token' } },
  '422 that misses a field': {
    status: 422,
    body: { detail: [{ type: 'missing', loc: ['header', 'x-token'], msg: 'Field required' }] },
  },
  '400 that misses a parameter': { status: 400, body: { error: 'query api_key: required' } },
  '422 that speaks of credentials': { status: 422, body: { detail: 'bad credentials' } },
  '500 that says unauthorized': { status: 500, body: { error: 'Unauthorized' } },
  '200 with success: false': { body: { success: false } },
  '200 with ok: false': { body: { ok: false, error: 'not_authed' } },
  '200 with an error': { body: { error: 'You shall not pass' } },
  '200 with an error object': { body: { error: { code: 40_101, message: 'who are you?' } } },
  '200 with an error in an envelope': { body: { response: { error: { message: 'who?' } } } },
  '200 with a status of its own': { body: { status: 401, message: 'nope' } },
  '200 with status: error': { body: { status: 'error', message: 'Please log in' } },
  '200 with a message alone': { body: { message: 'API key required' } },
  '200 with a text in JSON': {
    headers: { 'content-type': 'application/json' },
    body: '"Forbidden"',
  },
  '200 with errors of GraphQL': { body: { data: null, errors: [{ message: 'Not Authorised!' }] } },
  '200 with code and msg': { body: { code: 403, msg: 'token missing', data: {} } },
  '200 of Django': { body: { detail: 'Authentication credentials were not provided.' } },
  '200 in plain text': { headers: TEXT, body: 'Access denied' },
  '200 with a login page': {
    headers: HTML,
    body: '<!doctype html><title>Welcome</title><form><input name="p" type="password"></form>',
  },
  '200 with a page to sign in': {
    headers: HTML,
    body: '<html><title>Sign in - Shop</title></html>',
  },
  '200 with an XML fault': {
    headers: XML,
    body: '<?xml version="1.0"?><error><code>17</code></error>',
  },
  '200 with a SOAP fault': {
    headers: XML,
    body: '<s:Envelope><s:Body><s:Fault>no</s:Fault></s:Body></s:Envelope>',
  },
  '200 of a bucket': { headers: XML, body: '<Error><Code>AccessDenied</Code></Error>' },
  '302 to a login': { status: 302, headers: { location: '/login?next=/v1/users' } },
  '302 to another host': {
    status: 302,
    headers: { location: 'https://id.sample.test/oauth2/auth' },
  },
  '303 to sign in': { status: 303, headers: { location: '../users/sign_in' } },
}

const open: Readonly<Record<string, FixtureAnswer>> = {
  'a list': { body: [{ id: 1, name: 'Ann' }] },
  'an envelope': { body: { success: true, data: [{ id: 1 }], error: null } },
  'an envelope with errors: []': { body: { errors: [], users: [{ id: 1 }] } },
  'an object with a message of its own': { body: { id: 4, message: 'Hello', author: 'Ann' } },
  'an order whose status is failed': { body: { id: 7, status: 'failed', total: 12 } },
  'a list of error reports': { body: [{ error: 'unauthorized', at: '10:00' }] },
  'a token list': { body: { tokens: [{ id: 't1', label: 'access token' }] } },
  'an article about logging in': {
    body: { id: 2, title: 'How to log in', body: 'Please log in with an API key. '.repeat(50) },
  },
  'partial data of GraphQL': { body: { data: { me: { id: 1 } }, errors: [{ message: 'x' }] } },
  'an empty list': { body: [] },
  XML: { headers: XML, body: '<users><user><id>1</id></user></users>' },
  CSV: { headers: { 'content-type': 'text/csv' }, body: 'id,name\n1,Ann\n2,Ben\n' },
  'a health check': { body: { status: 'ok' } },
}

const others: Readonly<Record<string, readonly [string, FixtureAnswer]>> = {
  'nothing there': ['absent', { status: 404, body: { error: 'not found' } }],
  gone: ['absent', { status: 410 }],
  'another method': ['absent', { status: 405 }],
  'not found with 200': ['absent', { body: { success: false, error: 'User not found' } }],
  'too many': ['limited', { status: 429 }],
  'come again': ['limited', { status: 503, headers: { 'retry-after': '5' } }],
  'out of order': ['failed', { status: 503 }],
  broken: ['failed', { status: 500, body: { error: 'Internal Server Error' } }],
  'about the request': ['unclear', { status: 400, body: { error: 'parameter q must be set' } }],
  'about a field, with 200': ['unclear', { body: { error: 'parameter "page" must be a number' } }],
  'nothing with 200': ['unclear', {}],
  'nothing with 204': ['unclear', { status: 204 }],
  'a redirect to a file': ['unclear', { status: 302, headers: { location: '/files/7.pdf' } }],
}

describe('readAccess', () => {
  it.each(Object.entries(refusals))('takes for a refusal: %s', (_, fixture) => {
    expect(read(fixture)).toBe('refused')
  })

  it.each(Object.entries(open))('takes for open: %s', (_, fixture) => {
    expect(read(fixture)).toBe('open')
  })

  it.each(Object.entries(others))('reads %s', (_, [access, fixture]) => {
    expect(read(fixture)).toBe(access)
  })

  it('says that there was no answer', () => {
    expect(readAccess(null, { samples: [] }).access).toBe('untested')
  })

  it('knows the page that a single-page application gives for every path', () => {
    const page = '<!doctype html><div id="app"></div><script src="/assets/a81bc3.js"></script>'
    const profile = learnNotFound([
      answerOf({ url: 'http://a.test/kwqpz', headers: HTML, body: page }),
    ])
    const answer = answerOf({ url: 'http://a.test/v1/users', headers: HTML, body: page })
    expect(readAccess(answer, profile).access).toBe('absent')
  })

  it('knows an unknown path that is named in the answer', () => {
    const say = (path: string) =>
      answerOf({
        url: `http://a.test${path}`,
        body: { message: `nothing lives at ${path}`, id: 7 },
      })
    const profile = learnNotFound([say('/v1/kwxyzxyz')])
    expect(readAccess(say('/v1/orders'), profile).access).toBe('absent')
  })

  it('takes a wall in front of all paths for a refusal, not for absence', () => {
    const wall = { status: 401, body: { error: 'unauthorized' } }
    const profile = learnNotFound([answerOf({ ...wall, url: 'http://a.test/kwq' })])
    expect(readAccess(answerOf(wall), profile).access).toBe('refused')
  })
})
