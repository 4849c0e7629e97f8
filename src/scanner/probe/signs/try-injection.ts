/** Decides whether the target reads a value as code: SQL, a template, a command, a filter. */

import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import { normaliseText } from '../oracle/body-shape.ts'
import type { ScanContext } from '../scan-context.ts'
import { hasDatabaseError } from './error-signs.ts'
import type { InjectionPoint } from './list-injection-points.ts'
import { makeFactors, makeMarker } from './make-marker.ts'

export interface Injected {
  readonly kind: 'sql' | 'template' | 'command' | 'operator'
  readonly isSure: boolean
  readonly how: string
  readonly answer: Answer
}

const SYNTAX = [
  /syntax error(?! in tsquery)|unrecognized token|unterminated (?:quoted )?string/i,
  /Unclosed quotation mark|quoted string not properly terminated/i,
  /You have an error in your SQL syntax|Incorrect syntax near|ORA-0(?:0933|1756|0936|0911)/,
]
/** The languages of full-text searches have syntax errors of their own, without any injection. */
const SEARCH_SYNTAX = /fts\d|tsquery|query_string|lucene|parse_exception/i

/** A wrong number of quotes is an error of syntax, the right number is none. */
export async function trySyntaxError(
  point: InjectionPoint,
  base: Answer,
): Promise<Injected | null> {
  for (const quote of ["'", '"']) {
    const answer = await point.send(`${point.value}${quote}`)
    if (answer === null || hasDatabaseError(base.text) !== null) continue
    const isSyntax = SYNTAX.some((each) => each.test(answer.text))
    if (hasDatabaseError(answer.text) !== null && isSyntax && !SEARCH_SYNTAX.test(answer.text)) {
      const how = `a ${nameQuote(quote)} in it is an error of syntax for the database`
      return { kind: 'sql', isSure: true, how, answer }
    }
    if (answer.status < 500 || base.status >= 400) continue
    const [even, again] = [
      await point.send(`${point.value}${quote}${quote}`),
      await point.send(`${point.value}${quote}`),
    ]
    if (even !== null && even.status < 500 && again !== null && again.status >= 500) {
      const how = `one ${nameQuote(quote)} in it fails with ${again.status}, two do not`
      return { kind: 'sql', isSure: false, how, answer }
    }
  }
  return null
}

/** A condition that is true changes nothing, one that is false does: each twice, with controls. */
export async function tryCondition(
  point: InjectionPoint,
  base: Answer,
  isUpdate: boolean,
  scan: ScanContext,
): Promise<Injected | null> {
  const [one, other] = makeFactors(scan, point.name)
  const nonsense = makeMarker(scan, 'nothing')
  const steady = await point.send(point.value)
  if (steady === null) return null
  const isExact = steady.text === base.text && steady.status === base.status
  const show = (answer: Answer | null, sent: string) => fingerprint(answer, sent, isExact)
  const frames: ((condition: string) => string)[] = [
    (condition) => `${point.value}' AND ${condition} -- `,
    (condition) => `${point.value} AND ${condition}`,
    (condition) => `${point.value}" AND ${condition} -- `,
  ]
  if (!isUpdate) {
    frames.push(
      (condition) => `${nonsense}' OR ${condition} -- `,
      (condition) => `${nonsense}') OR ${condition} -- `,
    )
  }
  const plain = show(await point.send(nonsense), nonsense)
  for (const frame of frames) {
    const truth = frame(`${one}=${one}`)
    const answer = await point.send(truth)
    const seen = show(answer, truth)
    // Whatever reads the whole as a text says the same as of nonsense.
    if (answer === null || seen === plain || answer.status >= 400) continue
    const lie = frame(`${one}=${other}`)
    const denied = show(await point.send(lie), lie)
    if (denied === seen) continue
    const truthAgain = frame(`${other}=${other}`)
    const lieAgain = frame(`${other}=${one}`)
    const isSame =
      show(await point.send(truthAgain), truthAgain) === seen &&
      show(await point.send(lieAgain), lieAgain) === denied
    if (!isSame) continue
    const how = 'a condition in it that is true is answered otherwise than one that is false, twice'
    return { kind: 'sql', isSure: true, how, answer }
  }
  return null
}

/** Where a name is put into the query, such as what to sort by, a query of its own fits as well. */
export async function trySubquery(
  point: InjectionPoint,
  scan: ScanContext,
): Promise<Injected | null> {
  if (!/sort|order|column|field|group|by$/i.test(point.name)) return null
  const isFine = (answer: Answer | null) => answer !== null && answer.status < 300
  const isBroken = (answer: Answer | null) => answer !== null && answer.status >= 500
  const whole = await point.send('(select 1)')
  if (whole === null || !isFine(whole)) return null
  if (!isBroken(await point.send('(select 1'))) return null
  if (!isBroken(await point.send(`(${makeMarker(scan, 'column')} 1)`))) return null
  if (!isFine(await point.send('(select 2)'))) return null
  const how = 'a whole query in it is carried out, half a one fails'
  return { kind: 'sql', isSure: true, how, answer: whole }
}

/** A product is worked out that nobody sent. */
export async function tryArithmetic(
  point: InjectionPoint,
  base: Answer,
  scan: ScanContext,
): Promise<Injected | null> {
  const frames: {
    kind: 'template' | 'command'
    make: (one: number, other: number) => string
    mark: string
  }[] = [
    { kind: 'template', make: (one, other) => `{{${one}*${other}}}`, mark: '' },
    { kind: 'template', make: (one, other) => `\${${one}*${other}}`, mark: '' },
    { kind: 'template', make: (one, other) => `<%= ${one}*${other} %>`, mark: '' },
    { kind: 'template', make: (one, other) => `#{${one}*${other}}`, mark: '' },
    {
      kind: 'command',
      make: (one, other) => `${point.value};echo kw$((${one}*${other}))`,
      mark: 'kw',
    },
    {
      kind: 'command',
      make: (one, other) => `${point.value}|echo kw$((${one}*${other}))`,
      mark: 'kw',
    },
    {
      kind: 'command',
      make: (one, other) => `${point.value}$(echo kw$((${one}*${other})))`,
      mark: 'kw',
    },
  ]
  for (const { kind, make, mark } of frames) {
    const isWorkedOut = async (label: string) => {
      const [one, other, product] = makeFactors(scan, `${point.name} ${label}`)
      const answer = await point.send(make(one, other))
      const isShown = answer?.text.includes(`${mark}${product}`) === true
      return isShown && !base.text.includes(product) ? answer : null
    }
    const answer = await isWorkedOut('first')
    if (answer === null || (await isWorkedOut('second')) === null) continue
    const how =
      kind === 'template'
        ? 'a sum written as a template expression is worked out'
        : 'a harmless `echo` for the shell is carried out'
    return { kind, isSure: true, how, answer }
  }
  return null
}

/** `{"$ne": …}` in place of a value finds what the value itself does not. */
export async function tryOperator(
  point: InjectionPoint,
  scan: ScanContext,
): Promise<Injected | null> {
  const nobody = makeMarker(scan, 'nobody')
  const unequal = await point.sendOperator('$ne', nobody)
  if (unequal === null || unequal.status >= 400) return null
  const equal = await point.sendOperator('$eq', nobody)
  const plain = await point.send(nobody)
  const show = (answer: Answer | null) => fingerprint(answer, nobody, true)
  if (show(equal) !== show(plain) || show(unequal) === show(equal)) return null
  const again = await point.sendOperator('$ne', nobody)
  if (show(again) !== show(unequal)) return null
  const how = 'the operator `$ne` in place of its value is carried out'
  return { kind: 'operator', isSure: true, how, answer: unequal }
}

/** Asked of the database or the shell only where a quote or the name gives reason to. */
export async function tryDelay(point: InjectionPoint, base: Answer): Promise<Injected | null> {
  const wait = (seconds: number): readonly (readonly [Injected['kind'], string])[] => [
    ['sql', `${point.value}' AND 1=(SELECT 1 FROM pg_sleep(${seconds})) -- `],
    ['sql', `${point.value}' AND (SELECT 1 FROM (SELECT SLEEP(${seconds}))x)=1 -- `],
    ['sql', `${point.value}'; WAITFOR DELAY '0:0:${seconds}' -- `],
    ['command', `${point.value};sleep ${seconds}`],
    ['command', `${point.value}$(sleep ${seconds})`],
  ]
  const seconds = limits.probeInjectedDelaySeconds
  const isSlow = (answer: Answer | null) =>
    answer !== null && answer.durationMs >= seconds * 950 + base.durationMs / 2
  for (const [index, [kind, value]] of wait(seconds).entries()) {
    const answer = await point.send(value)
    if (answer === null || !isSlow(answer)) continue
    const control = await point.send(wait(0)[index]?.[1] ?? '')
    const again = await point.send(value)
    if (isSlow(control) || !isSlow(again)) continue
    const how = `told to wait ${seconds} seconds, it did, twice, and told to wait 0 it did not`
    return { kind, isSure: true, how, answer }
  }
  return null
}

function fingerprint(answer: Answer | null, sent: string, isExact: boolean): string {
  if (answer === null) return 'none'
  const echoes = [sent, encodeURIComponent(sent), JSON.stringify(sent).slice(1, -1)]
  let text = answer.text
  for (const echo of echoes) text = text.replaceAll(echo, '')
  return `${answer.status} ${isExact ? text : normaliseText(text)}`
}

function nameQuote(quote: string): string {
  return quote === "'" ? 'single quote' : 'double quote'
}
