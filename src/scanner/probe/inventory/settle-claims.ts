/** Decides which of the operations that scripts, forms and texts speak of are really there. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import type { Operation } from '../operation.ts'
import { type Crawl, readAllow } from './crawl-target.ts'
import { fillOperation } from './fill-operation.ts'
import type { FoundOperations } from './found-operations.ts'
import { isDestructive } from './is-destructive.ts'
import type { Survey } from './survey.ts'

/**
 * A claim of a method that changes something is shown by OPTIONS at most; one that cannot be shown
 * stands all the same, since a script that calls it knows better than we do.
 */
export async function settleClaims(
  survey: Survey,
  found: FoundOperations,
  crawl: Crawl,
  part: number,
): Promise<void> {
  survey.tell('operations that scripts speak of')
  const claims = [...crawl.claims.values()]
  crawl.claims.clear()
  const shown: Answer[] = []
  await survey.askAll(
    claims,
    part,
    async (claim) => {
      const [first = claim.path] = placesOf(claim)
      const isKnown = claim.method !== 'GET' || found.has('GET', first)
      if (isKnown || isDestructive('GET', first)) return null
      return survey.ask(survey.origin + fillTemplate(first, found), { key: survey.key })
    },
    (claim, answer) => {
      const [first = claim.path] = placesOf(claim)
      if (answer !== null && isAbsentWithoutData(answer)) return
      found.add(claim.method, first, 'discovered')
      if (answer !== null && answer.status < 300) shown.push(answer)
    },
  )
  for (const answer of shown) {
    const { url } = answer.request
    const { pathname, search } = new URL(url)
    const visit = { url, path: pathname + search, from: null, depth: 1, isSure: true }
    await crawl.take(visit, answer)
  }
}

/** A path of a script that knows a base lies below it, unless it says so itself. */
function placesOf({ path, bases }: { path: string; bases: readonly string[] }): string[] {
  const [base = ''] = bases
  // `/api/session` beside the base `/api/v2` says where it lies.
  const isPlaced = base === '' || path.split('/')[1] === base.split('/')[1]
  return isPlaced ? [path] : [base + path, path]
}

/** A value that is made up need not exist, so that 404 in JSON says nothing against the path. */
function isAbsentWithoutData(answer: Answer): boolean {
  return answer.status === 404 && typeof answer.json !== 'object'
}

/** With the name of a thing that a list has shown, where there is one. */
function fillTemplate(path: string, found: FoundOperations): string {
  let filled = ''
  for (const segment of path.split('/').slice(1)) {
    const value = encodeURIComponent(found.itemOf(filled) ?? '1')
    filled += `/${segment.replace(/\{[^{}]*\}|^:[A-Za-z_]\w*|%3C[^/]*%3E/gi, value)}`
  }
  return filled
}

/** Asks known paths for the methods that nobody spoke of. */
export async function askForMethods(
  survey: Survey,
  found: FoundOperations,
  part: number,
): Promise<void> {
  survey.tell('methods of known paths')
  const byPath = new Map<string, Operation>()
  const discoveredFirst = [...found.operations].sort(
    (a, b) => Number(a.source === 'openapi') - Number(b.source === 'openapi'),
  )
  for (const each of discoveredFirst) if (!byPath.has(each.path)) byPath.set(each.path, each)
  const usual = await allowOfNonsense(survey)
  const asked = [...byPath.values()].slice(0, limits.methodsAskedMax)
  await survey.askAll(
    asked,
    part,
    (operation) => {
      const { url } = fillOperation(survey.origin, operation, {}, { method: 'OPTIONS' })
      return survey.ask(url, { method: 'OPTIONS', key: survey.key })
    },
    ({ path }, answer) => {
      if (answer === null || answer.status >= 500) return
      const methods = readAllow(answer)
      if (methods.join() === usual) return
      for (const method of methods) found.add(method, path, 'discovered')
    },
  )
}

/** Some say of every path, even of those that do not exist, that it takes every method. */
async function allowOfNonsense(survey: Survey): Promise<string> {
  const path = `${survey.origin}${survey.basePath}/${survey.inventName()}`
  const answer = await survey.ask(path, { method: 'OPTIONS', key: survey.key })
  return answer === null ? '' : readAllow(answer).join()
}
