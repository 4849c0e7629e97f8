import { describe, expect, it } from 'vitest'
import { splitTemplate } from './split-template.ts'

describe('splitTemplate', () => {
  it.each([
    ['/users/{id}', '/users/{id}', ['id']],
    ['/users/{id}/files/{name}.{ext}', '/users/{id}/files/{name}.{ext}', ['id', 'name', 'ext']],
    ['/users/{id:[0-9]+}', '/users/{id}', ['id']],
    ['/files/{+path}', '/files/{path}', ['path']],
    ['/files/{path*}', '/files/{path}', ['path']],
    ['/users/:id/:verb', '/users/{id}/:verb', ['id']],
    ['/users/<int:id>/<name>', '/users/{id}/<name>', ['id']],
    ['/users/{user id}', '/users/{user id}', ['user id']],
    ['/users:batch', '/users:batch', []],
    ['/a#b', '/a', []],
    ['/{id}/{id}', '/{id}/{id}', ['id']],
  ])('reads %s', (written, path, names) => {
    expect(splitTemplate(written, new Set(['id']))).toEqual({ path, names, query: [] })
  })

  it('takes a query for parameters', () => {
    expect(splitTemplate('/a?action=list&x', new Set())).toEqual({
      path: '/a',
      names: [],
      query: [
        ['action', 'list'],
        ['x', ''],
      ],
    })
  })
})
