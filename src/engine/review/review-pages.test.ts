import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
} from '../../../test/engine/open-test-engine.ts'
import { limits } from '../../base/limits.ts'
import type { Engine } from '../engine.ts'
import { updateKey } from '../keys/update-key.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { formatReviewCursor } from './review-cursor.ts'
import { type Review, reviewKeys } from './review-keys.ts'
import { ReviewOrder, ReviewOrders } from './review-orders.ts'

/** 30 keys of three weights, some of the same moment. */
async function open() {
  const { engine, clock } = openTestEngine()
  await createTestApi(engine, 'shop')
  for (let n = 0; n < 30; n++) {
    if (n % 4 === 0) clock.advanceMs(1)
    const end = n % 3 === 0 ? { expiresAtMs: clock.nowMs() + limits.reviewExpiringMs * 3 } : {}
    await createTestKey(engine, 'shop', { owner: n % 2 === 0 ? 'acme' : null, ...end })
  }
  return { engine, clock }
}

const request = { apiId: 'shop', days: 90 }

async function readAll(engine: Engine, count: number, between: () => unknown = () => {}) {
  const pages: Review[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await reviewKeys(engine, { ...request, count, cursor })
    pages.push(page)
    if (page.cursor === null) return pages
    cursor = page.cursor
    await between()
  }
}

const idsOf = (pages: readonly Review[]) =>
  pages.flatMap(({ worst }) => worst.map(({ key }) => key.id))

describe('a review that is read page by page', () => {
  it.each([
    ['in the order that was kept', (_: Engine) => {}],
    ['looking at all keys again', (engine: Engine) => engine.reviewOrders.forget(nameOf(engine))],
  ])('is the same as in one answer: %s', async (_, between) => {
    const { engine } = await open()
    const whole = idsOf(await readAll(engine, 100))
    expect(whole).toHaveLength(25)
    for (const count of [1, 7, 24, 25]) {
      const pages = await readAll(engine, count, () => between(engine))
      expect(idsOf(pages), String(count)).toEqual(whole)
      expect(pages).toHaveLength(Math.ceil(25 / count))
    }
  })

  it('is of one moment and has the same sums, whatever happens meanwhile', async () => {
    const { engine, clock } = await open()
    const whole = idsOf(await readAll(engine, 100))
    const [first, ...others] = await readAll(engine, 10, async () => {
      clock.advanceMs(1_000)
      await createTestKey(engine, 'shop', { owner: null })
      const mended = { owner: 'acme', expiresAtMs: clock.nowMs() + limits.reviewExpiringMs * 3 }
      await updateKey(engine, LOCAL_OPERATOR, whole[24] ?? '', mended)
    })
    for (const page of others) {
      const { fromMs, toMs, reviewed, withFindings, counts } = page
      expect(first).toMatchObject({ fromMs, toMs, reviewed, withFindings, counts })
    }
    expect(first).toMatchObject({ reviewed: 30, withFindings: 25 })
    expect(idsOf([...(first ? [first] : []), ...others])).toEqual(whole.slice(0, 24))
  })

  it.each([
    ['', 'x', 'W10', Buffer.from('["a",1]').toString('base64url')],
    [Buffer.from('{}').toString('base64url'), `${Buffer.from('[1]').toString('base64url')}=`],
  ])('takes no cursor that it did not write: %s', async (...cursors) => {
    const { engine } = await open()
    const sums = { reviewed: 1, withFindings: 1, counts: new Map() }
    const after = { findings: [0, 0, 1], createdAtMs: 1, id: 'key_1' }
    const ahead = formatReviewCursor({ toMs: engine.clock.nowMs() + 1, sums, after })
    for (const cursor of [...cursors, ahead]) {
      const asked = reviewKeys(engine, { ...request, count: 5, cursor })
      await expect(asked).rejects.toMatchObject({ code: 'invalid_request' })
    }
  })
})

describe('the orders that are kept', () => {
  it('are of so many keys at most, the oldest go', () => {
    const orders = new ReviewOrders()
    const rank = { findings: [0, 0, 1], createdAtMs: 1, id: 'key_1' }
    const half = new ReviewOrder()
    while (half.size < limits.reviewOrderedKeysMax / 2) half.add(rank)
    for (const name of ['first', 'second', 'third']) orders.keep(name, half)
    expect(['first', 'second', 'third'].map((name) => orders.find(name) !== undefined)).toEqual([
      false,
      true,
      true,
    ])
    const whole = new ReviewOrder()
    while (whole.size <= limits.reviewOrderedKeysMax) whole.add(rank)
    orders.keep('whole', whole)
    expect(orders.find('whole')).toBeUndefined()
  })
})

function nameOf(engine: Engine): string {
  return JSON.stringify([engine.clock.nowMs(), 'shop', undefined, 90])
}
