/** Decides which paths are guessed, and that a guess counts only if it differs from nonsense. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import { isLikeNotFound, learnNotFound } from '../oracle/learn-not-found.ts'
import { type Crawl, readAllow, shapeOf } from './crawl-target.ts'
import type { FoundOperations } from './found-operations.ts'
import { isDestructive } from './is-destructive.ts'
import { listItemNames } from './list-items.ts'
import { pathWords, postedWords, usualPrefixes } from './path-words.ts'
import type { Survey } from './survey.ts'

const API_PART = /^(?:api|apis|rest|v\d{1,3}(?:\.\d+)?|public|private|internal|services?|backend)$/i

export async function guessOperations(
  survey: Survey,
  found: FoundOperations,
  crawl: Crawl,
  part: number,
): Promise<void> {
  const spoken = listPrefixes(found, survey.basePath)
  const guesses = { left: limits.guessesMax, limited: 0 }
  const below = (prefix: string, words: readonly string[]) =>
    guessBelow(survey, found, crawl, prefix, words, guesses, part)
  const first = pathWords.slice(0, limits.unspokenGuessesMax)
  let hits = 0
  for (const prefix of spoken) hits += await below(prefix, pathWords)
  for (const { prefix, other } of versionsBeside(spoken)) {
    await below(other, [...new Set([...listBelow(found, prefix), ...first])])
  }
  for (const usual of usualPrefixes) {
    const prefix = survey.basePath + usual
    const count = spoken.includes(prefix) ? 0 : await below(prefix, first)
    hits += count
    if (count > 0) await below(prefix, pathWords.slice(first.length))
  }
  // Where nothing at all speaks for itself, the rarer words are tried at the likeliest place.
  const [likeliest = ''] = usualPrefixes
  if (hits === 0 && spoken.length < 2) {
    await below(survey.basePath + likeliest, pathWords.slice(first.length))
  }
  for (const prefix of listPrefixes(found, survey.basePath)) {
    await guessPosted(survey, found, prefix, part)
  }
}

/** What only takes what is sent answers no GET; some servers say so when they are asked. */
async function guessPosted(
  survey: Survey,
  found: FoundOperations,
  prefix: string,
  part: number,
): Promise<void> {
  const ask = (path: string) =>
    survey.ask(survey.origin + path, { method: 'OPTIONS', key: survey.key })
  const nonsense = await ask(`${prefix}/${survey.inventName()}`)
  const usual = nonsense === null ? '' : readAllow(nonsense).join()
  await survey.askAll(
    postedWords.map((word) => `${prefix}/${word}`),
    part,
    ask,
    (path, answer) => {
      if (answer === null || answer.status >= 400) return
      const methods = readAllow(answer)
      if (methods.join() === usual || found.templateOf(path) !== path) return
      for (const method of methods) found.add(method, path, 'discovered')
    },
  )
}

/** How many of them were there. */
async function guessBelow(
  survey: Survey,
  found: FoundOperations,
  crawl: Crawl,
  prefix: string,
  words: readonly string[],
  guesses: { left: number; limited: number },
  part: number,
): Promise<number> {
  survey.tell(`usual paths below ${prefix === '' ? '/' : prefix}`)
  const strangers = await survey.profileOf(prefix, null)
  const isWalled = strangers.samples.some(({ status }) => status === 401 || status === 403)
  // Who turns strangers away from everything, or hides everything from them, is asked with a key.
  const key = isWalled || found.operations.length === 0 ? survey.key : null
  if (prefix !== '') crawl.begin(prefix)
  const tried = words.slice(0, guesses.left)
  guesses.left -= tried.length
  const hits: { readonly path: string; readonly answer: Answer }[] = []
  await survey.askAll(
    tried.map((word) => `${prefix}/${word}`),
    part,
    async (path) =>
      guesses.limited >= limits.limitedGuessesMax
        ? null
        : survey.ask(survey.origin + path, { key }),
    (path, answer) => {
      if (answer !== null && isRunningLow(answer)) guesses.limited = limits.limitedGuessesMax
      if (answer?.status === 429) guesses.limited++
      else if (answer !== null && isThere(answer)) hits.push({ path, answer })
    },
  )
  let count = 0
  // Whoever asks a lot may be shut out in the middle of it, and then everything looks refused.
  const later =
    hits.length < limits.guessesDoubtedMin ? [] : [await askNonsense(survey, prefix, key)]
  const closed = learnNotFound(later)
  for (const { path, answer } of hits) {
    if (isLikeNotFound(closed, answer)) continue
    if (await survey.isNothing(answer, prefix, key)) continue
    const folder = path.slice(0, path.lastIndexOf('/'))
    if (folder !== prefix && (await survey.isNothing(answer, folder, key))) continue
    count++
    const template = found.templateOf(path)
    const isLiteral = template !== path && template.includes('{')
    if (isLiteral && isItem(answer, crawl.shapes.get(template))) continue
    const visit = { url: survey.origin + path, path, from: null, depth: 1, isSure: true }
    await crawl.take({ ...visit, isLiteral }, answer)
  }
  return count
}

async function askNonsense(survey: Survey, prefix: string, key: Survey['key']) {
  return await survey.ask(`${survey.origin}${prefix}/${survey.inventName()}`, { key })
}

/** Somebody may be called `admin`: what has the fields of a thing is one, and no operation. */
function isItem(answer: Answer, shape: string | undefined): boolean {
  const own = shapeOf(answer)
  if (shape !== undefined) return own === shape
  return own !== 'list' && listItemNames(answer, '').length === 0
}

/** Only what may be compared with the answers to nonsense; gateways in trouble tell nothing. */
function isThere({ status, headers, request }: Answer): boolean {
  if (status === 404 || status === 410 || (status >= 502 && status <= 504)) return false
  if (status < 300 || status >= 400) return true
  const location = URL.parse(headers.get('location') ?? '', request.url)
  return location !== null
}

/** It says how much may still be asked, and for long: half of that is for the scan itself. */
function isRunningLow({ headers }: Answer): boolean {
  const count = (name: string, short: RegExp) => {
    const field = headers.get(`x-ratelimit-${name}`) ?? headers.get(`ratelimit-${name}`)
    const text =
      /^\s{0,5}(\d{1,10})/.exec(field ?? '') ?? short.exec(headers.get('ratelimit') ?? '')
    return text === null ? null : Number(text[1])
  }
  const left = count('remaining', /\b(?:remaining|r)=(\d{1,10})/)
  const most = count('limit', /\b(?:limit|q)=(\d{1,10})/)
  const reset = count('reset', /\b(?:reset|t)=(\d{1,10})/)
  // Some say when, in seconds since 1970, and not how long from now.
  const now = Date.parse(headers.get('date') ?? '') / 1_000
  const waits = reset !== null && reset > now ? reset - now : reset
  const isSoon = waits !== null && waits <= limits.probeRetryAfterMsMax / 1_000
  return left !== null && most !== null && !isSoon && left * 2 < most
}

/** Folders that known operations lie below: those that are called so, and those with several. */
function listPrefixes(found: FoundOperations, basePath: string): readonly string[] {
  const below = new Map<string, Set<string>>([[basePath, new Set()]])
  for (const { path } of found.operations) {
    const parts = path.split('/').slice(1)
    for (let depth = 1; depth <= Math.min(3, parts.length - 1); depth++) {
      const folder = parts.slice(0, depth)
      if (folder.some((each) => each.includes('{'))) break
      const name = `/${folder.join('/')}`
      const children = below.get(name) ?? new Set()
      children.add(parts[depth] ?? '')
      below.set(name, children)
    }
  }
  return [...below]
    .filter(([name, children]) => {
      const last = name.split('/').at(-1) ?? ''
      const words = [...children].filter((each) => !each.includes('{'))
      return name === basePath || API_PART.test(last) || words.length >= limits.prefixChildrenMin
    })
    .sort(([a, left], [b, right]) => right.size - left.size || (a < b ? -1 : 1))
    .map(([name]) => name)
    .slice(0, limits.guessPrefixesMax)
}

/** Before `/v2` there was `/v1`, and it may still be there. */
function versionsBeside(
  prefixes: readonly string[],
): readonly { readonly prefix: string; readonly other: string }[] {
  return prefixes.flatMap((prefix) => {
    const number = Number(/\/v(\d{1,2})$/i.exec(prefix)?.[1] ?? '0')
    const stem = prefix.replace(/\d+$/, '')
    return [number - 1, number + 1]
      .filter((each) => number > 0 && each > 0 && !prefixes.includes(stem + each))
      .map((each) => ({ prefix, other: stem + each }))
  })
}

/** What lies below this prefix, as far as it is one fixed path. */
function listBelow(found: FoundOperations, prefix: string): readonly string[] {
  return found.operations
    .filter((each) => each.path.startsWith(`${prefix}/`) && !each.path.includes('{'))
    .map((each) => each.path.slice(prefix.length + 1))
    .filter((each) => each !== '' && !isDestructive('GET', each))
    .slice(0, limits.unspokenGuessesMax)
}
