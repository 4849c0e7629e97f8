/** Decides which operations on single things there are: a list of users may have `/users/{id}`. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import type { Crawl, SeenList, Visit } from './crawl-target.ts'
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
  const lanes = Math.max(1, survey.settings.concurrency)
  for (let start = 0; start < lists.length && !survey.isSpent(part); start += lanes) {
    const batch = lists.slice(start, start + lanes)
    const items = await Promise.all(batch.map((each) => askForItem(survey, found, crawl, each)))
    // Taken in order, so that two scans give the same names.
    for (const each of items) if (each !== null) await crawl.take(each.visit, each.answer)
  }
}

async function askForItem(
  survey: Survey,
  found: FoundOperations,
  crawl: Crawl,
  { path, answer: list }: SeenList,
): Promise<{ readonly visit: Visit; readonly answer: Answer } | null> {
  const { key } = survey
  const names = listItemNames(list, collectionBefore(path, undefined))
  const candidates = names.flatMap(({ values }) => values.slice(0, 1))
  // Where lists end with a slash, their things often do, too.
  const endings = new URL(list.request.url).pathname.endsWith('/') ? ['/', ''] : ['']
  const paths = [...new Set(candidates)].flatMap((value) =>
    endings.map((ending) => `${path}/${encodeURIComponent(value.toWellFormed())}${ending}`),
  )
  for (const itemPath of paths) {
    const isKnown = found.has('GET', itemPath)
    if (isKnown && crawl.shapes.has(found.templateOf(itemPath))) return null
    const url = survey.origin + itemPath
    const answer = await survey.ask(url, { key })
    if (answer === null || answer.status === 404 || answer.status === 410) continue
    if (itemPath.endsWith('/') && answer.status >= 300 && answer.status < 400) continue
    if (kindOf(answer) === 'html' && answer.status < 400) continue
    if (await survey.isNothing(answer, path, key)) continue
    return { visit: { url, path: itemPath, from: null, depth: 1, isSure: true }, answer }
  }
  return null
}
