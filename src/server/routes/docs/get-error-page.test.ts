import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { errorTable } from '../../../base/error-table.ts'

describe('200', () => {
  it('is where the type of a problem leads', async () => {
    const { call } = await openManagement()
    const problem = await call('GET', '/v1/keys', { key: null })
    const { type } = JSON.parse(problem.text)
    const { status, text, headers } = await call('GET', type, { key: null })
    expect(status).toBe(200)
    expect(text).toContain('<h1>unauthorized</h1>')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it.each(Object.keys(errorTable))('has a page for %s, without a script', async (code) => {
    const { call } = await openManagement()
    const { status, text } = await call('GET', `/docs/errors/${code}`, { key: null })
    expect(status).toBe(200)
    expect(text).toContain(`<h1>${code}</h1>`)
    expect(text).not.toContain('<script')
  })
})

describe('404', () => {
  it.each(['other', '..%2fconformance%2fREADME', '__proto__', 'toString', 'README'])(
    'has no other page: %s',
    async (code) => {
      const { call } = await openManagement()
      expect((await call('GET', `/docs/errors/${code}`, { key: null })).status).toBe(404)
    },
  )
})
