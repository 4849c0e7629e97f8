/** Decides which operations on single things there are: a list of users may have `/users/{id}`. */
import { limits } from '../../../base/limits.ts'
import type { Crawl, SeenList } from './crawl-target.ts'
import type { FoundOperations } from './found-operations.ts'
import { listItemNames } from './list-items.ts'
import { collectionBefore } from './name-collection.ts'
import { kindOf } from './read-links.ts'
import type { Survey } from './survey.ts'

export async function deriveItems(
  survey: Survey,
  found: FoundOperations,
  crawl: Crawl,
  part: number,
): Promise<void> {
  survey.tell('things that lists name')
  const lists = [...crawl.lists.values()].slice(0, limits.derivedListsMax)
  for (let start = 0; start < lists.length && !survey.isSpent(part); ) {
    const batch = lists.slice(start, start + survey.settings.concurrency)
    start += batch.length
    await Promise.all(batch.map((each) => askForItem(survey, found, crawl, each)))
  }
}

async function askForItem(
  survey: Survey,
  found: FoundOperations,
  crawl: Crawl,
  { path, answer }: SeenList,
): Promise<void> {
  const { key } = survey
  const names = listItemNames(answer, collectionBefore(path, undefined))
  const candidates = names.flatMap(({ values }) => values.slice(0, 1))
  for (const value of new Set(candidates)) {
    const itemPath = `${path}/${encodeURIComponent(value.toWellFormed())}`
    const isKnown = found.has('GET', itemPath)
    if (isKnown && crawl.shapes.has(found.templateOf(itemPath))) return
    const item = await survey.ask(survey.origin + itemPath, { key })
    if (item === null || item.status === 404 || item.status === 410) continue
    if (kindOf(item) === 'html' && item.status < 400) continue
    if (await survey.isNothing(item, path, key)) continue
    const visit = { url: survey.origin + itemPath, path: itemPath, from: null, depth: 1 }
    await crawl.take({ ...visit, isSure: true }, item)
    return
  }
}
