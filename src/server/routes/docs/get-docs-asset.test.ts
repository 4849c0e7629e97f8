import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'

describe('200', () => {
  it.each([
    ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8', 'SwaggerUIBundle'],
    ['swagger-ui.css', 'text/css; charset=utf-8', '.swagger-ui'],
    ['docs.js', 'text/javascript; charset=utf-8', 'openapi.json'],
    ['docs.css', 'text/css; charset=utf-8', 'color-scheme'],
  ])('serves %s', async (name, type, content) => {
    const { call } = await openManagement()
    const { status, text, headers } = await call('GET', `/docs/assets/${name}`, { key: null })
    expect([status, headers.get('content-type')]).toEqual([200, type])
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(text).toContain(content)
  })
})

describe('404', () => {
  it.each([
    'package.json',
    '..%2f..%2fpackage.json',
    '%2e%2e%2fdocs-asset.ts',
    '__proto__',
    'constructor',
  ])('serves no other file: %s', async (name) => {
    const { call } = await openManagement()
    const { status, json } = await call('GET', `/docs/assets/${name}`, { key: null })
    expect([status, json.code]).toEqual([404, 'route_not_found'])
  })
})
