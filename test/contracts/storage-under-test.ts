/** Opens a fresh storage for each test of the contract, and asks it questions. */
import { afterEach, beforeEach } from 'vitest'
import { KeywardError } from '../../src/base/errors.ts'
import type { MaybePromise } from '../../src/base/maybe-promise.ts'
import type { KeyFilter, Page, Storage } from '../../src/engine/storage.ts'
import { makeApi, NOW_MS } from './records.ts'

export interface StorageUnderTest {
  readonly storage: Storage
  /** Closes the storage and opens what it left; storages that forget have none. */
  readonly reopen?: () => Promise<Storage>
  /** Closes whatever is open and removes what it left. */
  readonly dispose: () => Promise<void>
}

export type OpenStorageUnderTest = () => Promise<StorageUnderTest>

/** In each test of the surrounding `describe`, `storage` is new and has the APIs shop and blog. */
export function useStorage(open: OpenStorageUnderTest) {
  let current: StorageUnderTest | undefined
  let storage: Storage | undefined
  const get = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('a storage is open only inside a test')
    return value
  }
  beforeEach(async () => {
    current = await open()
    storage = current.storage
    await storage.insertApi(makeApi(), null)
    await storage.insertApi(makeApi({ id: 'blog', prefix: 'blog' }), null)
  })
  afterEach(async () => {
    await get(current).dispose()
  })
  return {
    get storage() {
      return get(storage)
    },
    /** From now on `storage` is what a restart finds, unless this storage forgets. */
    async reopen(): Promise<void> {
      const { reopen } = get(current)
      if (reopen !== undefined) storage = await reopen()
    },
  }
}

export type UsedStorage = ReturnType<typeof useStorage>

/** The code of the error, or `done`. */
export async function outcomeOf(attempt: () => MaybePromise<unknown>): Promise<string> {
  try {
    await attempt()
    return 'done'
  } catch (error) {
    if (error instanceof KeywardError) return error.code
    throw error
  }
}

/** All pages of a list, one after the other. */
export async function listAll<T>(
  listPage: (cursor: string | null) => MaybePromise<Page<T>>,
): Promise<T[]> {
  const items: T[] = []
  let cursor: string | null = null
  do {
    const page: Page<T> = await listPage(cursor)
    items.push(...page.items)
    cursor = page.cursor
  } while (cursor !== null)
  return items
}

export async function listIds(
  storage: Storage,
  filter: Partial<KeyFilter> = {},
  size = 500,
): Promise<string[]> {
  const listPage = (cursor: string | null) =>
    storage.listKeys({ nowMs: NOW_MS, ...filter }, { cursor, size })
  return (await listAll(listPage)).map((key) => key.id)
}
