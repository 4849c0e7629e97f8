import { describe, expect, it } from 'vitest'
import { openEvidence } from '../../../../test/fixtures/open-evidence.ts'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { checkEvidenceSeal } from '../../../engine/evidence/evidence-seal.ts'
import type { Evidence } from '../../evidence/create-evidence.ts'

const PATH = '/v1/evidence?framework=pci-dss'

describe('200', () => {
  it('tells each control with figures, what it does not show, and where from', async () => {
    await using management = await openEvidence()
    const { status, headers, text } = await management.call('GET', PATH)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/json')
    const evidence = JSON.parse(text) as Evidence
    expect(evidence).toMatchObject({
      schema: 'keyward.evidence/1',
      framework: { id: 'pci-dss', version: '4.0.1' },
      statement: expect.stringContaining('evidence toward'),
      from: '2026-01-25T15:00:01.000Z',
      to: '2026-04-25T15:00:01.000Z',
      api: null,
      generatedBy: 'local',
      tool: { version: '0.0.0-test' },
    })
    const names = evidence.tables.map(({ name }) => name)
    for (const control of evidence.controls) {
      expect(control.shows.length).toBeGreaterThan(0)
      expect(control.notShown.length).toBeGreaterThan(0)
      expect(names).toEqual(expect.arrayContaining([...control.tables]))
      expect(control.queries.map(({ table }) => table)).toEqual(control.tables)
    }
    const reviews = evidence.controls.find(({ id }) => id === '7.2.5.1')
    expect(reviews?.shows[0]).toContain('Access reviews in the period: 1.')
    expect(evidence.figures['auditProof']).toMatch(/^proven/)
  })

  it.each(['json', 'html'])('signs exactly what it answers, as %s', async (format) => {
    await using management = await openEvidence()
    const { headers, text } = await management.call('GET', `${PATH}&format=${format}`)
    const note = Buffer.from(headers.get('keyward-signature') ?? '', 'base64').toString()
    const key = management.signer.verifierKey
    expect(checkEvidenceSeal(Buffer.from(text), note, key).fault).toBeUndefined()
    expect(checkEvidenceSeal(Buffer.from(`${text} `), note, key).fault).toContain('changed')
    const sealed = await management.call('GET', `${PATH}&format=${format}&sealed=true`)
    const both = JSON.parse(sealed.text)
    const bytes = Buffer.from(both.content)
    expect(checkEvidenceSeal(bytes, both.signature, key).fault).toBeUndefined()
    expect(both.format).toBe(format)
  })

  it('is of the period and the API that are asked for', async () => {
    await using management = await openEvidence()
    const query = '&api=shop&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z'
    const { text } = await management.call('GET', `${PATH}${query}`)
    expect(JSON.parse(text)).toMatchObject({
      api: 'shop',
      from: '2026-01-01T00:00:00.000Z',
      to: '2026-02-01T00:00:00.000Z',
      figures: { keysCreated: 2, leaks: 0, rotations: 0 },
    })
  })

  it('ends now, whatever later end is asked for', async () => {
    await using management = await openEvidence()
    const { text } = await management.call('GET', `${PATH}&to=2099-01-01T00:00:00Z`)
    expect(JSON.parse(text).to).toBe('2026-04-25T15:00:01.000Z')
  })

  it('never holds a secret', async () => {
    await using management = await openEvidence()
    for (const format of ['json', 'html']) {
      for (const framework of ['pci-dss', 'soc2']) {
        const query = `?framework=${framework}&format=${format}`
        const { status, text } = await management.call('GET', `/v1/evidence${query}`)
        expect(status).toBe(200)
        for (const secret of management.texts) {
          expect(text).not.toContain(secret)
          expect(text).not.toContain(secret.slice(-20))
        }
        const { secrets } = management.busy
        for (const { digest } of secrets) expect(text).not.toContain(digest)
      }
    }
  })
})

describe('400', () => {
  it.each([
    ['', '/query/framework'],
    ['framework=iso27001', '/query/framework'],
    ['framework=soc2&format=pdf', '/query/format'],
    ['framework=soc2&from=yesterday', '/query/from'],
    ['framework=soc2&from=2099-01-01T00:00:00Z', '/query/from'],
    ['framework=soc2&from=2020-01-01T00:00:00Z', '/query/from'],
    ['framework=soc2&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z', '/query/from'],
  ])('refuses %s', async (query, at) => {
    const { call } = await openManagement()
    const { status, json } = await call('GET', `/v1/evidence?${query}`)
    expect([status, json.errors[0].at]).toEqual([400, at])
  })
})

describe('403', () => {
  it('needs read:evidence', async () => {
    const { call, createAdminKey } = await openManagement()
    const key = await createAdminKey({ scopes: ['read:keys', 'read:audit'] })
    expect((await call('GET', PATH, { key })).status).toBe(403)
    const fit = await createAdminKey({ scopes: ['read:evidence'] })
    expect((await call('GET', PATH, { key: fit })).status).toBe(200)
  })
})

describe('404', () => {
  it('knows no other APIs', async () => {
    const { call } = await openManagement()
    expect((await call('GET', `${PATH}&api=none`)).status).toBe(404)
  })
})
