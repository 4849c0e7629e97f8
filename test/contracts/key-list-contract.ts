/** What every storage does with lists of keys: their order, their pages, their filters. */
import { describe, expect, it } from 'vitest'
import { getKeyState, KEY_STATES, type KeyRecord } from '../../src/engine/keys/key-record.ts'
import type { KeyFilter } from '../../src/engine/storage.ts'
import { makeKey, NOW_MS } from './records.ts'
import { listIds, type OpenStorageUnderTest, outcomeOf, useStorage } from './storage-under-test.ts'

export function testKeyPages(open: OpenStorageUnderTest): void {
  describe('pages of keys', () => {
    const used = useStorage(open)
    const newest = { nowMs: NOW_MS }

    it('are newest first, by id within a millisecond, and end', async () => {
      expect(await used.storage.listKeys(newest, { cursor: null, size: 1 })).toEqual({
        items: [],
        cursor: null,
      })
      const times = [5, 5, 5, 7, 1]
      for (const [index, createdAtMs] of times.entries()) {
        await used.storage.insertKey(makeKey(`key_${index}`, { createdAtMs }), null)
      }
      const expected = ['key_3', 'key_2', 'key_1', 'key_0', 'key_4']
      for (const size of [1, 2, 3, 4, 5, 6]) {
        expect(await listIds(used.storage, {}, size)).toEqual(expected)
      }
      const whole = await used.storage.listKeys(newest, { cursor: null, size: 5 })
      expect(whole.cursor).toBeNull()
    })

    it('hold whole records', async () => {
      const key = makeKey('key_1', { metadata: { a: 1 } })
      await used.storage.insertKey(key, null)
      const { items } = await used.storage.listKeys(newest, { cursor: null, size: 10 })
      expect(items).toEqual([key])
    })

    it('have no gap and no double while keys are inserted and revoked', async () => {
      const before = Array.from({ length: 30 }, (_, index) =>
        makeKey(`key_b${index}`, { createdAtMs: NOW_MS + index }),
      )
      for (const key of before) await used.storage.insertKey(key, null)
      const seen: string[] = []
      let cursor: string | null = null
      let added = 0
      do {
        const page = await used.storage.listKeys(newest, { cursor, size: 7 })
        seen.push(...page.items.map((key) => key.id))
        cursor = page.cursor
        const later = makeKey(`key_n${added}`, { createdAtMs: NOW_MS + 100 + added++ })
        await used.storage.insertKey(later, null)
        const last = page.items.at(-1)
        if (last === undefined) continue
        await used.storage.updateKey({ ...last, revokedAtMs: NOW_MS, version: 2 })
      } while (cursor !== null)
      expect(seen).toEqual(before.map((key) => key.id).reverse())
    })

    it('refuse a cursor that no list answered', async () => {
      const cursorOf = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url')
      const good = cursorOf([NOW_MS, 'key_1'])
      const cursors = ['', 'x', '!', `${good}=`, ` ${good}`, good.slice(1), cursorOf(null)]
      const places = [{}, [], [1], ['key_1'], [1, 2], ['1', 'key_1'], [1.5, 'k'], [1, 'k', 2], 7]
      for (const cursor of [...cursors, ...places.map(cursorOf)]) {
        const list = () => used.storage.listKeys(newest, { cursor, size: 1 })
        expect(await outcomeOf(list), cursor).toBe('invalid_request')
      }
      expect(await outcomeOf(() => used.storage.listKeys(newest, { cursor: good, size: 1 }))).toBe(
        'done',
      )
    })
  })
}

/** Keys of all states, owners, APIs and origins; their names and hints overlap in parts. */
function makeMixedKeys(): KeyRecord[] {
  const lives: Partial<KeyRecord>[] = [
    {},
    { revokedAtMs: NOW_MS, enabled: false },
    { enabled: false, expiresAtMs: NOW_MS - 1 },
    { notBeforeMs: NOW_MS + 1, expiresAtMs: NOW_MS - 1 },
    { notBeforeMs: NOW_MS, expiresAtMs: NOW_MS },
    { notBeforeMs: NOW_MS, expiresAtMs: NOW_MS + 1 },
    { revokedAtMs: NOW_MS - 1, notBeforeMs: NOW_MS + 1, expiresAtMs: NOW_MS },
  ]
  return Array.from({ length: 84 }, (_, index) =>
    makeKey(`key_${String(index * 37).padStart(5, '0')}`, {
      ...lives[index % lives.length],
      apiId: index % 3 === 0 ? 'blog' : 'shop',
      owner: [null, 'acme', 'Acme'][index % 4] ?? null,
      imported: index % 5 < 2,
      name: ['Billing É', 'billing', 'CI runner', 'straße'][index % 4] ?? '',
      hint: `${['shop_live_', 'shop_test_', 'Shop_live_', 'blog_'][index % 4]}${index}`,
      createdAtMs: NOW_MS + Math.floor(index / 3),
    }),
  )
}

const VARIANTS: { readonly [Field in keyof KeyFilter]?: readonly KeyFilter[Field][] } = {
  apiId: ['shop', 'gone'],
  owner: ['acme'],
  name: ['BILLING é', 'run'],
  prefix: ['shop_live_', 'shop_', ''],
  hint: ['live_1', '0037'],
  state: [...KEY_STATES],
  imported: [true, false],
}

/** Every choice of fields and values. */
function listFilters(): KeyFilter[] {
  let filters: KeyFilter[] = [{ nowMs: NOW_MS }]
  for (const [field, values] of Object.entries(VARIANTS)) {
    filters = filters.flatMap((filter) => [
      filter,
      ...values.map((value) => ({ ...filter, [field]: value })),
    ])
  }
  return filters
}

/** The definition, spelled out once more and on its own. */
function isNamed(key: KeyRecord, filter: KeyFilter): boolean {
  const { apiId, owner, name, prefix, hint, state, imported, nowMs } = filter
  const conditions = [
    apiId === undefined || key.apiId === apiId,
    owner === undefined || key.owner === owner,
    name === undefined || key.name.toLowerCase().indexOf(name.toLowerCase()) >= 0,
    prefix === undefined || key.hint.slice(0, prefix.length) === prefix,
    hint === undefined || key.hint.indexOf(hint) >= 0 || key.id.indexOf(hint) >= 0,
    state === undefined || getKeyState(key, nowMs) === state,
    imported === undefined || key.imported === imported,
  ]
  return conditions.every((isMet) => isMet)
}

export function testKeyFilters(open: OpenStorageUnderTest): void {
  describe('filters of keys', () => {
    const used = useStorage(open)

    it('name exactly the keys that each combination describes, page by page', async () => {
      const keys = makeMixedKeys()
      for (const key of keys) await used.storage.insertKey(key, null)
      const sorted = keys.toSorted(
        (left, right) => right.createdAtMs - left.createdAtMs || (left.id < right.id ? 1 : -1),
      )
      const filters = listFilters()
      for (const [index, filter] of filters.entries()) {
        const expected = sorted.filter((key) => isNamed(key, filter)).map((key) => key.id)
        const size = index % 2 === 0 ? 500 : 5
        expect(await listIds(used.storage, filter, size), JSON.stringify(filter)).toEqual(expected)
      }
    })

    it('begin with a prefix as characters do, up to the last code point', async () => {
      const last = String.fromCodePoint(0x10ffff)
      const hints = [
        'a',
        'aa',
        'ab',
        'b',
        `a${last}`,
        `a${last}x`,
        last,
        `${last}${last}`,
        'a\ud7ff',
      ]
      for (const [index, hint] of hints.entries()) {
        await used.storage.insertKey(makeKey(`key_${index}`, { hint }), null)
      }
      for (const prefix of ['', 'a', 'aa', `a${last}`, last, `${last}${last}`, 'a\ud7ff', 'c']) {
        const expected = hints.flatMap((hint, index) =>
          hint.startsWith(prefix) ? [`key_${index}`] : [],
        )
        const found = await listIds(used.storage, { prefix })
        expect(found.toSorted(), JSON.stringify(prefix)).toEqual(expected)
      }
    })
  })
}
