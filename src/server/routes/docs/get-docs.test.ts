import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'

describe('200', () => {
  it('allows no inline script and nothing from elsewhere', async () => {
    const { call } = await openManagement()
    const { status, text, headers } = await call('GET', '/docs', { key: null })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)/)
    expect(text).not.toMatch(/\son\w+=|style=|https?:/)
  })

  it('names only files that are there', async () => {
    const { call } = await openManagement()
    const { text } = await call('GET', '/docs', { key: null })
    const files = [...text.matchAll(/(?:src|href)="\.\/(docs\/assets\/[^"]+)"/g)]
    expect(files).toHaveLength(4)
    for (const [, path] of files) {
      expect((await call('GET', `/${path}`, { key: null })).status).toBe(200)
    }
  })
})
