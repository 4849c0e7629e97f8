import { describe, expect, it } from 'vitest'
import { appendEvents } from '../../../../test/fixtures/audit-log.ts'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { openNote } from '../../../engine/audit/signed-note.ts'
import { parseVerifierKey } from '../../../engine/audit/verifier-key.ts'

interface Checkpoints {
  readonly authority: string
  readonly publicKey: string
  readonly items: readonly {
    readonly tenant: string
    readonly size: number
    readonly note: string
    readonly verifierKey: string
  }[]
}

describe('GET /v1/audit-checkpoints', () => {
  it('200: answers the newest of every API, each with the key that checks it', async () => {
    const { call, engine } = await openManagement()
    await appendEvents(engine, 'crm', 2)
    const { json, status } = await call('GET', '/v1/audit-checkpoints')
    expect(status).toBe(200)
    const { items, publicKey, authority } = json as unknown as Checkpoints
    expect(items.find(({ tenant }) => tenant === 'crm')).toMatchObject({ size: 2 })
    for (const { note, verifierKey, tenant } of items) {
      const key = parseVerifierKey(verifierKey)
      expect(key === undefined ? undefined : openNote(note, key)).toContain(
        `keyward/${authority}/${tenant}\n`,
      )
    }
    expect(parseVerifierKey(publicKey)?.name).toBe(`keyward/${authority}`)
  })

  it('200: pages through those of one API', async () => {
    const { call, engine } = await openManagement()
    for (let n = 0; n < 3; n++) {
      await appendEvents(engine, 'crm', 2)
      await call('GET', '/v1/audit-checkpoints')
    }
    const list = async (query: string) => {
      const { json } = await call('GET', `/v1/audit-checkpoints?api=crm${query}`)
      return (json as unknown as Checkpoints).items.map(({ size }) => size)
    }
    expect(await list('')).toEqual([2, 4, 6])
    expect(await list('&limit=2')).toEqual([2, 4])
    expect(await list('&limit=2&afterSize=4')).toEqual([6])
  })

  it('400 and 401', async () => {
    const { call } = await openManagement()
    expect((await call('GET', '/v1/audit-checkpoints?afterSize=x')).status).toBe(400)
    expect((await call('GET', '/v1/audit-checkpoints', { key: null })).status).toBe(401)
  })
})
