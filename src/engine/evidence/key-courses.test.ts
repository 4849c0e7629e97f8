import { describe, expect, it } from 'vitest'
import { limits } from '../../base/limits.ts'
import { DAY_MS, HOUR_MS } from '../../base/units.ts'
import type { AuditAction, AuditEvent } from '../audit/audit-event.ts'
import { draftEvent } from '../audit/draft-event.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { KeyCourses } from './key-courses.ts'

const START_MS = Date.UTC(2026, 0, 1)

type Step = readonly [atMs: number, action: AuditAction, details?: object, key?: string]

function follow(nowMs: number, ...steps: readonly Step[]) {
  const courses = new KeyCourses(START_MS + nowMs)
  for (const [index, [atMs, action, details = {}, id = 'key_1']] of steps.entries()) {
    const target = { kind: 'key', id } as const
    const given = { tenant: 'shop', action, atMs: START_MS + atMs, target }
    const draft = draftEvent(LOCAL_OPERATOR, { ...given, details: { ...details } })
    courses.add({ ...draft, seq: index + 1, previousHash: '', hash: '' } satisfies AuditEvent)
  }
  const { figures, tables } = courses.finish()
  const rowsOf = (name: string) => tables.find((table) => table.name === name)?.rows ?? []
  return { figures, tables, rowsOf }
}

describe('KeyCourses: how long rotations took', () => {
  const begun: Step = [0, 'key.rotated', { graceMs: DAY_MS }]

  it.each<[string, readonly Step[], number, object]>([
    ['finished', [begun, [HOUR_MS, 'key.rotation_finished']], DAY_MS, { took: '1 hour' }],
    ['grace over', [begun], 2 * DAY_MS, { took: '1 day', ended: '2026-01-02T00:00:00.000Z' }],
    ['still in grace', [begun], HOUR_MS, { took: null, ended: '2026-01-02T00:00:00.000Z' }],
    ['cancelled', [begun, [HOUR_MS, 'key.rotation_cancelled']], DAY_MS, { ended: null }],
    ['key revoked', [begun, [HOUR_MS, 'key.revoked']], DAY_MS, { took: '1 hour' }],
    ['grace over', [[0, 'key.rotated', { graceMs: 0 }]], 0, { took: '0 seconds' }],
  ])('tells one that is %s', (how, steps, nowMs, row) => {
    expect(follow(nowMs, ...steps).rowsOf('rotations')).toMatchObject([{ how, ...row }])
  })

  it('tells two of one key apart', () => {
    const { rowsOf, figures } = follow(3 * DAY_MS, begun, [
      2 * DAY_MS,
      'key.rotated',
      { graceMs: 0 },
    ])
    expect(rowsOf('rotations').map(({ took }) => took)).toEqual(['1 day', '0 seconds'])
    expect(figures['rotations']).toBe(2)
  })
})

describe('KeyCourses: what followed a leak', () => {
  const seen: Step = [0, 'key.exposed', { where: 'query' }]

  it.each<[AuditAction, string]>([
    ['key.revoked', 'revoked'],
    ['key.rotated', 'rotated'],
    ['key.quarantined', 'quarantined'],
  ])('takes %s for an answer, and says after how long', (action, reaction) => {
    const { rowsOf, figures } = follow(DAY_MS, seen, [HOUR_MS, action])
    expect(rowsOf('leaks')).toMatchObject([{ where: 'query', reaction, took: '1 hour' }])
    expect(figures).toMatchObject({ leaks: 1, leaksUnanswered: 0, slowestReaction: '1 hour' })
  })

  it('takes an end for an answer, but no reminder', () => {
    const ending = { endsAt: '2026-01-02T00:00:00.000Z' }
    const { rowsOf } = follow(DAY_MS, seen, [HOUR_MS, 'key.rotation_due', ending])
    expect(rowsOf('leaks')).toMatchObject([{ reaction: 'given an end', took: '1 hour' }])
    const reminded = follow(DAY_MS, seen, [HOUR_MS, 'key.rotation_due', {}])
    expect(reminded.rowsOf('leaks')).toMatchObject([{ reaction: 'nothing yet' }])
  })

  it('keeps an end for an answer where only the rotation was taken back', () => {
    const ending = { endsAt: '2026-01-02T00:00:00.000Z', secretVersion: 1 }
    const leak: Step = [0, 'key.exposed', { secretVersion: 1, reaction: 'rotate' }]
    const due: Step = [0, 'key.rotation_due', ending]
    const rotated: Step = [HOUR_MS, 'key.rotated']
    const back: Step = [2 * HOUR_MS, 'key.rotation_cancelled', ending]
    const { rowsOf } = follow(DAY_MS, leak, due, rotated, back)
    expect(rowsOf('leaks')).toMatchObject([{ reaction: 'given an end', took: '0 seconds' }])
    const again: Step = [3 * HOUR_MS, 'key.rotation_cancelled', { secretVersion: 1 }]
    const freed = follow(DAY_MS, leak, due, rotated, back, again)
    expect(freed.rowsOf('leaks')).toMatchObject([{ reaction: 'nothing yet' }])
  })

  it('counts from the first sighting, and tells what nobody answered', () => {
    const again: Step = [HOUR_MS, 'key.leak_reported', { reporter: 'github' }]
    const other: Step = [HOUR_MS, 'key.leak_reported', { reporter: 'github' }, 'key_2']
    const { rowsOf, figures } = follow(DAY_MS, seen, again, [2 * HOUR_MS, 'key.revoked'], other)
    expect(rowsOf('leaks')).toMatchObject([
      { key: 'key_1', took: '2 hours' },
      { key: 'key_2', what: 'reported', where: 'github', reaction: 'nothing yet', took: null },
    ])
    expect(figures).toMatchObject({ leaks: 2, leaksUnanswered: 1 })
    expect(rowsOf('revocations')).toMatchObject([{ key: 'key_1', afterLeak: '2 hours' }])
  })

  it.each<[string, AuditAction, AuditAction]>([
    ['a rotation that was cancelled', 'key.rotated', 'key.rotation_cancelled'],
    ['a quarantine that was released', 'key.quarantined', 'key.released'],
  ])('takes no answer that was taken back: %s', (_, answer, undone) => {
    const leak: Step = [0, 'key.leak_reported', { secretVersion: 1, reaction: 'notify' }]
    const back: Step = [2 * HOUR_MS, undone, undone === 'key.released' ? {} : { secretVersion: 1 }]
    const { rowsOf, figures } = follow(DAY_MS, leak, [HOUR_MS, answer], back)
    expect(rowsOf('leaks')).toMatchObject([{ reaction: 'nothing yet', took: null }])
    expect(figures).toMatchObject({ leaksUnanswered: 1, slowestReaction: null })
    const after = follow(DAY_MS, leak, [HOUR_MS, answer], back, [3 * HOUR_MS, 'key.revoked'])
    expect(after.rowsOf('leaks')).toMatchObject([{ reaction: 'revoked', took: '3 hours' }])
    const other = follow(
      DAY_MS,
      leak,
      [HOUR_MS, 'key.rotated'],
      [2 * HOUR_MS, 'key.rotation_cancelled', { secretVersion: 2 }],
    )
    expect(other.figures).toMatchObject({ leaksUnanswered: 0 })
  })

  it('asks for no answer where the secret had ended before it was seen', () => {
    const late: Step = [0, 'key.leak_reported', { secretVersion: 1, reaction: 'none' }]
    const { rowsOf, figures } = follow(DAY_MS, late)
    expect(rowsOf('leaks')).toMatchObject([{ reaction: 'had ended before', took: null }])
    expect(figures).toMatchObject({ leaks: 1, leaksUnanswered: 0 })
  })

  it('asks for none where a token was seen, and its key was only to be told of', () => {
    const seen = { secretVersion: 1, reaction: 'notify', tokenId: 'jti', reporter: 'webhook' }
    const { rowsOf, figures } = follow(DAY_MS, [0, 'key.leak_reported', seen])
    expect(rowsOf('leaks')).toMatchObject([{ reaction: 'token revoked', where: 'webhook' }])
    expect(figures).toMatchObject({ leaks: 1, leaksUnanswered: 0 })
  })

  it('needs no more memory for more keys than a table has rows, and counts them all', () => {
    const count = limits.evidenceRowsMax + 10
    const steps = Array.from({ length: count }, (_, n): Step => [n, 'key.exposed', {}, `key_${n}`])
    const { figures, tables } = follow(DAY_MS, ...steps)
    expect(figures).toMatchObject({ leaks: count, leaksUnanswered: count })
    const leaks = tables.find(({ name }) => name === 'leaks')
    expect([leaks?.rows.length, leaks?.total]).toEqual([limits.evidenceRowsMax, count])
  })
})
