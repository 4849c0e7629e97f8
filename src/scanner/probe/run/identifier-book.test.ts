import { describe, expect, it } from 'vitest'
import { answerOf } from '../../../../test/scanner/fixture-answer.ts'
import type { Operation } from '../operation.ts'
import { IdentifierBook } from './identifier-book.ts'

function operationOf(path: string, query: readonly string[] = []): Operation {
  const inPath = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name)
  const toParameter = (where: 'path' | 'query') => (name: string) => ({
    name,
    in: where,
    isRequired: true,
    schema: null,
    examples: [],
  })
  return {
    method: 'GET',
    path,
    source: 'openapi',
    parameters: [...inPath.map(toParameter('path')), ...query.map(toParameter('query'))],
    security: 'unstated',
    scopes: [],
    schemes: [],
    isDeprecated: false,
    operationId: null,
    text: '',
    tags: [],
    body: null,
    responses: new Map(),
    location: null,
  }
}

function choose(shown: Readonly<Record<string, unknown>>, operation: Operation): unknown {
  const book = new IdentifierBook()
  for (const [path, body] of Object.entries(shown)) {
    book.record('ann', answerOf({ url: `http://a.test${path}`, body }))
  }
  return book.choose('ann', operation)
}

const uuid = '0b8f2c1e-5a53-4f0e-9f0b-6a4c4d1f2e3d'

describe('IdentifierBook', () => {
  it('knows as an identifier what an operation asks by, whatever it is called', () => {
    const book = new IdentifierBook()
    const operation = operationOf('/pumps/{serial}')
    book.expect([operation])
    book.record('ann', answerOf({ url: 'http://a.test/pumps', body: [{ serial: 'QX-7' }] }))
    expect(book.choose('ann', operation)).toEqual({ serial: 'QX-7' })
  })

  it('knows a list and its item that are named like functions', () => {
    const shown = { '/get_customers': { customers: [{ id: 41, company: 2 }] } }
    expect(choose(shown, operationOf('/get_customer_v1/{id}'))).toEqual({ id: '41' })
    expect(choose(shown, operationOf('/getCustomer/{id}'))).toEqual({ id: '41' })
  })

  it('prefers an example to the name of something else', () => {
    const shown = { '/': { name: 'notes' }, '/files': [{ name: 'a.txt' }] }
    const operation = operationOf('/attachments/{name}')
    const parameters = operation.parameters.map((each) => ({ ...each, examples: ['b.txt'] }))
    expect(choose({ '/': { name: 'notes' } }, { ...operation, parameters })).toEqual({})
    expect(choose(shown, operationOf('/files/{name}'))).toEqual({ name: 'a.txt' })
  })

  it.each([
    ['a list', { '/v1/users': [{ id: 41 }, { id: 42 }] }, '/v1/users/{id}', { id: '41' }],
    ['an envelope', { '/users': { data: [{ uuid }] } }, '/users/{user_id}', { user_id: uuid }],
    [
      'a field of that name',
      { '/me': { accountNo: 'A-7' } },
      '/bills/{accountNo}',
      { accountNo: 'A-7' },
    ],
    ['a list within', { '/home': { orders: [{ id: 8 }] } }, '/orders/{id}', { id: '8' }],
    ['a reference', { '/pay': [{ id: 1, orderId: 9 }] }, '/orders/{id}', { id: '9' }],
    ['a map', { '/teams': { 12: { name: 'a' } } }, '/teams/{team}', { team: '12' }],
    ['a list of texts', { '/tags': ['red', 'blue'] }, '/tags/{tag}', { tag: 'red' }],
    ['a name', { '/repos': [{ name: 'core' }] }, '/repos/{repo}', { repo: 'core' }],
    ['the plural -ies', { '/x': { categories: [{ id: 3 }] } }, '/categories/{id}', { id: '3' }],
    ['an answer with a slash', { '/v1/users/': [{ id: 5 }] }, '/v1/users/{id}', { id: '5' }],
  ])('knows identifiers from %s', (_, shown, path, chosen) => {
    expect(choose(shown, operationOf(path))).toEqual(chosen)
  })

  it('takes the order of that very user', () => {
    const shown = {
      '/users': [{ id: 41 }, { id: 42 }],
      '/users/42/orders': [{ id: 7 }],
      '/users/41/orders': [{ id: 6 }],
    }
    expect(choose(shown, operationOf('/users/{userId}/orders/{orderId}'))).toEqual({
      userId: '41',
      orderId: '6',
    })
  })

  it('gives no identifier of another thing', () => {
    expect(choose({ '/users': [{ id: 41, name: 'Ann' }] }, operationOf('/orders/{id}'))).toEqual({})
  })

  it('fills identifiers in the query, and nothing else there', () => {
    const operation = operationOf('/search', ['userId', 'name'])
    expect(choose({ '/me': { userId: 4, name: 'Ann' } }, operation)).toEqual({ userId: '4' })
  })

  it('tells callers apart', () => {
    const book = new IdentifierBook()
    book.record('ann', answerOf({ url: 'http://a.test/users', body: [{ id: 1 }] }))
    expect(book.choose('ben', operationOf('/users/{id}'))).toEqual({})
  })

  it('stays small on a flood of identifiers', () => {
    const body = Array.from({ length: 2_000 }, (_, id) => ({ id, deep: { id } }))
    const book = new IdentifierBook()
    for (let page = 0; page < 100; page++) {
      book.record(
        'ann',
        answerOf({ url: `http://a.test/users?page=${page}`, body: body.slice(page) }),
      )
    }
    expect(book.list('ann', operationOf('/users/{id}'), 'id', '/users').length).toBeLessThan(100)
  })
})
