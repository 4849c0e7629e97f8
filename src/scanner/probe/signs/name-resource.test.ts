import { describe, expect, it } from 'vitest'
import { listResources, nameResource } from './name-resource.ts'

const gets = (...paths: readonly string[]) => paths.map((path) => ({ method: 'GET', path }))

describe('nameResource', () => {
  it.each([
    ['/v1/users/{id}', 'users'],
    ['/api/v2.1/userGroups', 'user-groups'],
    ['/getUsers', 'users'],
    ['/rest/list_orders.json', 'orders'],
    ['/{tenant}/invoices', 'invoices'],
    ['/api/v1', ''],
  ])('%s', (path, name) => {
    expect(nameResource(path)).toBe(name)
  })
})

describe('listResources', () => {
  it('looks past where the whole API is mounted', () => {
    expect(listResources(gets('/shop/users', '/shop/posts', '/shop/users/{id}'))).toEqual([
      'users',
      'posts',
    ])
  })

  it('takes one resource for one', () => {
    expect(listResources(gets('/v1/users', '/v1/users/{id}', '/v1/users/{id}/orders'))).toEqual([
      'users',
    ])
  })
})
