/** Decides what the target consists of: its operations, those left out and why, and its pages. */
import { limits } from '../../../base/limits.ts'
import type { OperationCoverage } from '../../scan-report.ts'
import type { ScanEnvironment, ScanSettings } from '../../scan-settings.ts'
import type { Answer, ProbeClient } from '../client/exchange.ts'
import type { ApiDocument, Operation } from '../operation.ts'
import { findRefusal } from '../oracle/is-refusal.ts'
import type { DiscoveredPage } from '../scan-context.ts'
import { chooseOperations } from './choose-operations.ts'
import { Crawl } from './crawl-target.ts'
import { deriveItems } from './derive-items.ts'
import { fillOperation } from './fill-operation.ts'
import { findDocument } from './find-document.ts'
import { findOpeningKey } from './find-opening-key.ts'
import { FoundOperations } from './found-operations.ts'
import { guessOperations } from './guess-operations.ts'
import { isDestructive } from './is-destructive.ts'
import { looksLikeValue } from './name-collection.ts'
import { pathWords, usualPrefixes } from './path-words.ts'
import { askForMethods, settleClaims } from './settle-claims.ts'
import { Survey } from './survey.ts'

export interface Inventory {
  readonly document: ApiDocument | null
  /** Of the document, or of one that cannot be used at all. */
  readonly documentProblems: ApiDocument['problems']
  /** Those that may be asked, by path, then by method. Paths begin at the origin. */
  readonly operations: readonly Operation[]
  readonly skipped: readonly OperationCoverage[]
  readonly pages: readonly DiscoveredPage[]
}

export interface InventoryOrder {
  readonly settings: ScanSettings
  readonly environment: ScanEnvironment
  readonly client: ProbeClient
}

/**
 * Spends at most a third of the budget. When the scan is stopped in the middle of it, what is known
 * by then is the inventory. Errors: `openapi_invalid` and `file_not_readable`, for a document that
 * the user named.
 */
export async function takeInventory({
  settings,
  environment,
  client,
}: InventoryOrder): Promise<Inventory> {
  const survey = new Survey(settings, environment, client)
  const { document: read, places } = await findDocument(survey)
  const document = read === null ? null : placeBelow(survey, read)
  const found = new FoundOperations(document?.operations ?? [])
  for (const { method, path } of settings.operations ?? []) {
    found.add(method.toUpperCase(), belowBase(survey, path), 'given')
  }
  const crawl = new Crawl(survey, found)
  await surveyTarget(survey, document, found, crawl, places)
  const chosen = chooseOperations(found.operations, settings, survey.requestsLeft)
  const elsewhere = [...crawl.elsewhere].map(([url, method]): OperationCoverage => {
    const reason = 'it lies on a host that is not scanned'
    return {
      method,
      path: hideValues(url),
      status: 'skipped',
      reason,
      source: 'discovered',
    }
  })
  return {
    document,
    documentProblems: document?.problems ?? survey.documentProblems,
    operations: chosen.operations,
    skipped: [...chosen.skipped, ...elsewhere.sort((a, b) => (a.path < b.path ? -1 : 1))],
    pages: [...crawl.pages.values()].sort((a, b) => (a.url < b.url ? -1 : 1)),
  }
}

/** Addresses of other hosts end up in the report, and some of them are secrets as a whole. */
function hideValues(address: string): string {
  const { origin, pathname } = new URL(address)
  const segments = pathname.split('/').map((each) => {
    const isLong = each.length > 24 || (each.length > 7 && /\d/.test(each))
    return isLong || looksLikeValue(each) ? '{id}' : each
  })
  return origin + segments.join('/')
}

async function surveyTarget(
  survey: Survey,
  document: ApiDocument | null,
  found: FoundOperations,
  crawl: Crawl,
  places: readonly string[],
): Promise<void> {
  survey.tell('links')
  const begins = ['/', `${survey.basePath}/`, '/robots.txt', '/sitemap.xml', ...places]
  for (const path of begins) crawl.begin(path)
  for (const path of listDocumented(survey, found)) crawl.begin(path)
  await crawl.run(0.55)
  await unlock(survey, document, crawl)
  await crawl.run(0.65)
  await deriveItems(survey, found, crawl, 0.7)
  await settleClaims(survey, found, crawl, 0.75)
  const keyBefore = survey.key
  await guessOperations(survey, found, crawl, 0.9)
  // The folders of guesses are asked before keys are tried: a wall may begin below the root.
  await crawl.run(0.9)
  await unlock(survey, document, crawl)
  await unlockHidden(survey, crawl)
  // A key that only the guesses have led to may see what lies behind the walls that they met.
  if (survey.key !== null && (keyBefore === null || found.operations.length === 0)) {
    await guessOperations(survey, found, crawl, 1)
  }
  await crawl.run(0.95)
  await deriveItems(survey, found, crawl, 1)
  await settleClaims(survey, found, crawl, 1)
  await askForMethods(survey, found, 1)
}

/** Finds a key that opens what turned strangers away, and has everything closed asked again. */
async function unlock(survey: Survey, document: ApiDocument | null, crawl: Crawl): Promise<void> {
  if (survey.settings.keys.length === 0) return
  if (survey.key === null) {
    survey.tell('how keys are sent')
    const nonsense = await survey.ask(`${survey.origin}${survey.basePath}/${survey.inventName()}`)
    const walls = nonsense !== null && findRefusal(nonsense) !== null ? [nonsense] : []
    const most = limits.inventoryKeyTrialsMax
    const strangers = [...crawl.refused.slice(0, most), ...walls, ...crawl.missed.slice(0, most)]
    const pages = [...crawl.pages.values()]
    survey.key = await findOpeningKey(survey, document, strangers.slice(0, most), pages)
  }
  if (survey.key !== null) crawl.reopen()
}

/**
 * Where nothing was found that turns strangers away, the target may tell them that it does not
 * exist. Then the likeliest paths are asked with a key at the likeliest places.
 */
async function unlockHidden(survey: Survey, crawl: Crawl): Promise<void> {
  if (survey.key !== null || survey.settings.keys.length === 0) return
  if (crawl.refused.length > 0) return
  const paths = ['', ...usualPrefixes].flatMap((prefix) =>
    pathWords.slice(0, limits.hiddenPathsTriedMax).map((word) => `${prefix}/${word}`),
  )
  const strangers: Answer[] = []
  await survey.askAll(
    paths,
    1,
    (path) => survey.ask(survey.origin + survey.basePath + path),
    (_path, answer) => {
      if (answer?.status === 404) strangers.push(answer)
    },
  )
  survey.key = await findOpeningKey(survey, null, strangers)
}

/** Reads whose values are known: what they answer leads on, and lists feed the others. */
function listDocumented(survey: Survey, found: FoundOperations): readonly string[] {
  return found.operations
    .filter((each) => each.method === 'GET')
    .filter(({ parameters }) =>
      parameters.every((each) => each.in !== 'path' || each.examples.length > 0),
    )
    .filter((each) => !each.path.includes('{') || each.parameters.length > 0)
    .filter((each) => !isDestructive('GET', each.path))
    .slice(0, limits.inventoryDocumentedMax)
    .map((each) => {
      const url = new URL(fillOperation(survey.origin, each, {}, {}).url)
      return url.pathname + url.search
    })
}

/**
 * A document that knows nothing of the target's base path was written for what lies behind it, as
 * is usual where a proxy strips the path.
 */
function placeBelow(survey: Survey, document: ApiDocument): ApiDocument {
  const { basePath } = survey
  const isPlaced = document.operations.some((each) => isBelow(each.path, basePath))
  if (basePath === '' || isPlaced) return document
  const operations = document.operations.map((each) => ({ ...each, path: basePath + each.path }))
  return { ...document, operations }
}

function belowBase(survey: Survey, path: string): string {
  const rooted = path.startsWith('/') ? path : `/${path}`
  return isBelow(rooted, survey.basePath) ? rooted : survey.basePath + rooted
}

function isBelow(path: string, basePath: string): boolean {
  return path === basePath || path.startsWith(`${basePath}/`)
}
