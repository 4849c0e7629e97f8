import { describe, expect, it } from 'vitest'
import { HOSTILE, openEvidence } from '../../../test/fixtures/open-evidence.ts'
import { EVIDENCE_POLICY } from './format-evidence-html.ts'

describe('the page of evidence', () => {
  it('shows hostile names, owners, notes and reasons as texts, and obeys none', async () => {
    await using management = await openEvidence()
    const { call } = management
    const { text, headers } = await call('GET', '/v1/evidence?framework=soc2&format=html')
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(text).not.toContain('<img')
    expect(text).not.toContain('<script')
    expect(text).not.toContain(HOSTILE)
    expect(text.match(/<\/style>/g)).toHaveLength(1)
    expect(text).not.toMatch(/\son\w+=(?!x onerror|alert)/)
    expect(text).toContain(`content="${EVIDENCE_POLICY.replaceAll("'", '&#39;')}"`)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).toContain('sandbox')
  })

  it('loads nothing', async () => {
    await using management = await openEvidence()
    const { text } = await management.call('GET', '/v1/evidence?framework=pci-dss&format=html')
    expect(text).not.toMatch(/<(?:script|link|img|iframe|object|embed|form)\b/)
    expect(text).not.toMatch(/\b(?:src|href)="(?!#)/)
    expect(text).not.toMatch(/url\(/)
  })
})
