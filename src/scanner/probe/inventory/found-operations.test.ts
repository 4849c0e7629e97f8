import { describe, expect, it } from 'vitest'
import type { Operation } from '../operation.ts'
import { FoundOperations } from './found-operations.ts'
import { templatePath } from './template-path.ts'

const templates: Readonly<Record<string, string>> = {
  '/users/17': '/users/{userId}',
  '/categories/3/boxes/9': '/categories/{categoryId}/boxes/{boxId}',
  '/v1/users': '/v1/users',
  '/api/v2': '/api/v2',
  '/17': '/{id}',
  '/boxes/4b1c2d3e-5f60-4a7b-8c9d-0e1f2a3b4c5d': '/boxes/{boxId}',
  '/orders/507f1f77bcf86cd799439011': '/orders/{orderId}',
  '/charges/ch_3Kx9aB2mQz7': '/charges/{chargeId}',
  '/days/2025-01-15/hours': '/days/{dayId}/hours',
  '/people/ann@example.com': '/people/{peopleId}',
  '/users/:id': '/users/{id}',
  '/users/%3Cint:user_id%3E': '/users/{user_id}',
  '/users/{userName}/x': '/users/{userName}/x',
  '/ab/1/2': '/ab/{abId}/{abId2}',
  '/oauth2/token': '/oauth2/token',
  '/web3/base64url': '/web3/base64url',
  '/.well-known/x': '/.well-known/x',
}

describe('templatePath', () => {
  for (const [path, template] of Object.entries(templates)) {
    it(`makes ${template} of ${path}`, () => {
      expect(templatePath(path, () => null).path).toBe(template)
    })
  }
})

function documented(path: string): Operation {
  const found = new FoundOperations([])
  found.add('GET', path, 'openapi')
  const [operation] = found.operations
  if (operation === undefined) throw new Error('nothing was added')
  return operation
}

function names(found: FoundOperations): string[] {
  return found.operations.map(({ method, path }) => `${method} ${path}`)
}

describe('FoundOperations', () => {
  it('knows what a login takes that no document describes', () => {
    const found = new FoundOperations([])
    found.add('POST', '/api/auth/login', 'discovered')
    found.add('POST', '/api/orders', 'discovered')
    const fields = found.operations.map(({ body }) => body?.schema?.['required'])
    expect(fields).toEqual([['username', 'email', 'password'], undefined])
  })

  it('takes a case of a documented operation for that, and remembers its value', () => {
    const found = new FoundOperations([documented('/v1/users/{id}')])
    found.add('GET', '/v1/users/17', 'discovered')
    found.add('GET', '/v1/users/ann', 'discovered')
    expect(names(found)).toEqual(['GET /v1/users/{id}'])
    expect(found.operations[0]).toMatchObject({
      source: 'openapi',
      parameters: [{ name: 'id', examples: ['17', 'ann'] }],
    })
  })

  it('prefers a fixed word to a parameter', () => {
    const found = new FoundOperations([documented('/users/{id}'), documented('/users/me')])
    found.add('GET', '/users/me', 'discovered')
    expect(found.operations.map((each) => each.parameters[0]?.examples ?? [])).toEqual([[], []])
  })

  it('names another method of a known path by that path', () => {
    const found = new FoundOperations([documented('/users/{id}')])
    found.add('DELETE', '/users/3', 'discovered')
    expect(names(found)).toEqual(['GET /users/{id}', 'DELETE /users/{id}'])
  })

  it('makes one operation of several cases', () => {
    const found = new FoundOperations([])
    for (const path of ['/users/1', '/users/2', '/users/{x}', '/users/3/']) {
      found.add('GET', path, 'discovered')
    }
    expect(names(found)).toEqual(['GET /users/{userId}'])
  })

  it('knows the names of things that lists have shown', () => {
    const found = new FoundOperations([])
    found.noteItem('/boxes', 'red', 'slug')
    found.add('GET', '/boxes/red/lids', 'discovered')
    found.add('GET', '/boxes/search', 'discovered')
    expect(names(found)).toEqual(['GET /boxes/{slug}/lids', 'GET /boxes/search'])
  })

  it('keeps no secret of a query, and sends no page', () => {
    const found = new FoundOperations([])
    found.add('GET', '/s?q=a&page=2&access_token=abc&code=1&sig=x', 'discovered')
    const parameters = found.operations[0]?.parameters ?? []
    expect(parameters.map(({ name, isRequired }) => `${name} ${isRequired}`)).toEqual([
      'q true',
      'page false',
    ])
  })

  it('is bounded', () => {
    const found = new FoundOperations([])
    for (let index = 0; index < 21_000; index++) found.add('GET', `/w/x${index}y`, 'discovered')
    expect(found.operations.length).toBe(20_000)
  })
})
