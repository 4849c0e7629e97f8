/** Decides how lists are read: the page that was asked for, or all of them one after the other. */
import { limits } from '../../base/limits.ts'
import type { PageJson } from '../wire.ts'
import { type Transport, withQuery } from './transport.ts'

type Parameters = Readonly<Record<string, string | number | undefined>>

export interface PageValues {
  readonly limit: number | undefined
  readonly cursor: string | undefined
  readonly all: boolean | undefined
}

export async function readPages<T>(
  transport: Transport,
  path: string,
  filter: Parameters,
  { limit, cursor, all }: PageValues,
): Promise<PageJson<T>> {
  if (all !== true) return readPage(transport, path, { ...filter, limit, cursor })
  const items: T[] = []
  for await (const page of walkPages<T>(transport, path, filter, cursor)) items.push(...page)
  return { items, cursor: null }
}

/** Every page in turn, so that an inventory of any size needs the memory of one page. */
export async function* walkPages<T>(
  transport: Transport,
  path: string,
  filter: Parameters,
  from?: string,
): AsyncGenerator<readonly T[]> {
  let cursor: string | undefined = from
  do {
    const page: PageJson<T> = await readPage(transport, path, {
      ...filter,
      limit: limits.pageSizeMax,
      cursor,
    })
    yield page.items
    cursor = page.cursor ?? undefined
  } while (cursor !== undefined)
}

async function readPage<T>(
  transport: Transport,
  path: string,
  parameters: Parameters,
): Promise<PageJson<T>> {
  return (await transport.call('GET', withQuery(path, parameters))) as PageJson<T>
}
