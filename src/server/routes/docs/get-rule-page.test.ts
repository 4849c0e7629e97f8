import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'

const pages = readdirSync(new URL('../../../../docs/rules/', import.meta.url))
const rules = pages.map((page) => basename(page, '.md')).filter((name) => name !== 'README')

describe('200', () => {
  it.each(rules)('has a page for %s, without a script', async (rule) => {
    const { call } = await openManagement()
    const { status, text, headers } = await call('GET', `/docs/rules/${rule}`, { key: null })
    expect(status).toBe(200)
    expect(text).toContain(`<h1>${rule}</h1>`)
    expect(text).not.toContain('<script')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })
})

describe('404', () => {
  it.each(['other', '..%2ferrors%2fforbidden', '__proto__', 'README', 'a'.repeat(100)])(
    'has no other page: %s',
    async (rule) => {
      const { call } = await openManagement()
      expect((await call('GET', `/docs/rules/${rule}`, { key: null })).status).toBe(404)
    },
  )
})
