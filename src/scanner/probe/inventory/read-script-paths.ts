/** Decides which paths of an API a script asks for, without running or fully parsing it. */
import { limits } from '../../../base/limits.ts'
import type { FoundLink } from './read-links.ts'

/**
 * Texts between quotes that begin like a path, an address or a base in a template. Quotes are not
 * paired from the start of the script: one in a comment or a regular expression would turn every
 * text after it inside out.
 */
const LITERAL =
  /(["'`])((?:https?:\/\/|\/(?![/*])|\$\{[\w$.]{1,60}\}\/?)[^"'`\s\\<>]{0,300})(["'`])/g
/** `fetch("api/users")`: without a slash before it, only a call tells that it is a path. */
const RELATIVE = new RegExp(
  String.raw`\b(?:fetch|axios|ajax|get|post|put|patch|delete|request)\(\s{0,5}` +
    String.raw`(["'\x60])` +
    String.raw`([A-Za-z][\w-]{0,60}/[^"'\x60\s\\<>]{0,200})\1`,
  'g',
)
/** `LOGIN: "api/auth/login"`: tables of paths that are put below a folder by code elsewhere. */
const UNROOTED = /(["'`])((?:[a-z][\w-]{0,40}\/)?(?:api|rest|v\d{1,2})\/[^"'`\s\\<>]{1,200})\1/g
const FOLDER = /[=:]\s{0,3}(["'`])([a-z][a-z-]{1,30}\/)\1/g
/** `API = "/api"`, `baseURL: "https://…"`, `base = process.env.BASE || "/api"`. */
const NAMED_TEXT = new RegExp(
  String.raw`\b([A-Za-z_$][\w$]{0,60})["']?\s{0,3}[=:]\s{0,3}` +
    String.raw`(?:[\w$.]{1,80}\s{0,3}(?:\|\||\?\?)\s{0,3})?` +
    String.raw`(["'\x60])((?:https?://|/)[^"'\x60\s\\<>$` +
    String.raw`{}]{0,200}|)\2`,
  'g',
)
const BASE_NAME = /base|prefix|root|host|endpoint|^api|api$|_api|api_|server|backend/i
/** `fetch(a + p)` in a function of the script's own, which is called by the rest of each path. */
const WRAPPED = new RegExp(
  String.raw`\b(?:fetch|axios|ajax|request|ky|ofetch)\(\s{0,5}(?:\x60\$\{([\w$]{1,60})\}/?\$\{|` +
    String.raw`([A-Za-z_$][\w$]{0,60})\s{0,3}\+\s{0,3}[A-Za-z_$])`,
  'g',
)
const METHODS = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD)$/

export function readScriptPaths(text: string): FoundLink[] {
  const script = text.replaceAll('\\/', '/')
  const names = readNamedTexts(script)
  const wrapped = new Set([...script.matchAll(WRAPPED)].map(([, one, other]) => one ?? other))
  const bases = [...names]
    .filter(([name]) => BASE_NAME.test(name) || wrapped.has(name))
    .filter(([, text]) => text !== '' && !/\.\w{2,5}$/.test(text))
    .map(([, text]) => text.replace(/\/+$/, ''))
    .slice(0, limits.scriptBasesMax)
  const found = new Map<string, FoundLink>()
  const add = (link: FoundLink) => {
    const key = `${link.method} ${link.target}`
    const known = found.get(key)
    if (found.size < limits.linksPerAnswerMax || known !== undefined) {
      if (known?.isCalled !== true) found.set(key, link)
    }
  }
  let consumed = 0
  for (const match of script.matchAll(LITERAL)) {
    const [whole, open = '', text = '', close = ''] = match
    // What was added to an earlier text is no path by itself.
    if (open !== close || match.index < consumed) continue
    const end = match.index + whole.length
    const added = readBefore(script, match.index, names)
    const rest = readRest(script, end, text)
    const target = added.base + resolveTemplate(text, names) + rest.text
    if (!isPathLike(target) || isAnyPath(text, target)) continue
    consumed = end + rest.length
    const isArgument = wrapped.size > 0 && isAfterCall(script, added.start)
    const own = isArgument && text.startsWith('/') ? { method: 'GET' } : null
    const call = readCall(script, added.start, end + rest.length) ?? own
    const isBased = added.base !== '' || text.startsWith('${')
    const method = call?.method ?? 'GET'
    add({ target, method, isCalled: call !== null, bases: isBased ? [] : bases })
  }
  for (const match of script.matchAll(RELATIVE)) {
    const [whole, , text = ''] = match
    const end = match.index + whole.length
    const start = match.index + whole.indexOf(text) - 1
    const target = `/${resolveTemplate(text, names)}${readRest(script, end, text).text}`
    const call = readCall(script, start, end)
    if (isPathLike(target)) add({ target, method: call?.method ?? 'GET', isCalled: true, bases })
  }
  const folders = [...script.matchAll(FOLDER)].map(([, , folder = '']) => `/${folder.slice(0, -1)}`)
  const below = [...new Set(folders)].slice(0, limits.scriptBasesMax)
  for (const [, , text = ''] of script.matchAll(UNROOTED)) {
    const target = `/${resolveTemplate(text, names)}`
    const isKnown = found.has(`GET ${target}`) || !isPathLike(target)
    if (!isKnown) add({ target, method: 'GET', isCalled: true, bases: below })
  }
  return [...found.values()]
}

/** `API = "/api/v1"`, `baseURL: "https://…"`. */
function readNamedTexts(script: string): Map<string, string> {
  const names = new Map<string, string>()
  for (const [, name = '', , text = ''] of script.matchAll(NAMED_TEXT)) {
    if (names.size >= limits.scriptNamesMax) break
    if (!names.has(name)) names.set(name, text)
  }
  return names
}

/** `${API}/users/${user.id}` is what API stands for, then `/users/{id}`. */
function resolveTemplate(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{([^{}]{0,80})\}/g, (_whole, inner: string, at: number) => {
    const known = names.get(nameOfValue(inner)) ?? ''
    if (at > 0) return known.startsWith('/') ? known : `{${nameOfValue(inner)}}`
    return (names.get(nameOfValue(inner, 1)) ?? '').replace(/\/+$/, '')
  })
}

/** `${API}${path}`: a base, and whatever a function is called with. */
function isAnyPath(text: string, target: string): boolean {
  return /^\$\{[^{}]{0,80}\}\$\{/.test(text) && /^[^{}]{0,200}[^/{}]\{/.test(target)
}

/** What a text is added to: `t+"/users"` and `"".concat(t,"/users")` begin with what t is. */
function readBefore(
  script: string,
  start: number,
  names: ReadonlyMap<string, string>,
): { readonly base: string; readonly start: number } {
  const before = script.slice(Math.max(0, start - 100), start)
  const added =
    /([A-Za-z_$][\w$.]{0,60})\s{0,3}\+\s{0,3}$/.exec(before) ??
    /(?:""|''|``)\.concat\(\s{0,3}([A-Za-z_$][\w$.]{0,60})\s{0,3},\s{0,3}$/.exec(before)
  if (added === null) return { base: '', start }
  const name = nameOfValue(added[1] ?? '', 1)
  const base = (names.get(name) ?? '').replace(/\/+$/, '')
  return { base, start: start - added[0].length }
}

/** What is added to a text: `"/users/" + id + "/orders"` or `"/users/".concat(id, "/orders")`. */
function readRest(
  script: string,
  end: number,
  text: string,
): { readonly text: string; readonly length: number } {
  const after = script.slice(end, end + 300)
  const concat = /^\.concat\(([^()]{1,200})\)/.exec(after)?.[1]
  const pieces =
    concat === undefined
      ? after.startsWith('+') || /^\s{1,5}\+/.test(after)
        ? after.split('+').slice(1, 6)
        : []
      : concat.split(',')
  let rest = ''
  let length = 0
  for (const piece of pieces) {
    const trimmed = piece.trim()
    const quoted = /^(["'`])([^"'`\s\\<>]{0,200})\1/.exec(trimmed)
    const value = /^(?:encodeURIComponent\(|String\()?([A-Za-z_$][\w$.?[\]]{0,80})\)?/.exec(trimmed)
    const isValue = value !== null && (text + rest).endsWith('/')
    if (quoted === null && !isValue) break
    rest += quoted === null ? `{${nameOfValue(value?.[1] ?? '')}}` : (quoted[2] ?? '')
    const taken = (quoted ?? value)?.[0].length ?? 0
    length += 1 + taken
    if (trimmed.length > taken) break
    length += piece.length - taken
  }
  return { text: rest, length: rest === '' ? 0 : length }
}

/** The last name says what it is: `user.id` and `this.props.userId`. One letter says nothing. */
function nameOfValue(expression: string, lengthMin = 2): string {
  const name = expression.match(/[A-Za-z_$][\w$]{0,60}/g)?.at(-1) ?? 'id'
  return name.length < lengthMin ? 'id' : name.replaceAll('$', '')
}

/** Whether the text at this place is what a call asks for, and by which method. */
function readCall(script: string, start: number, end: number): { method: string } | null {
  const before = script.slice(Math.max(0, start - 80), start)
  const after = script.slice(end, end + 250)
  const verb = /\b(get|post|put|patch|delete|head)(?:JSON)?(?:<[^<>()]{0,60}>)?\(\s{0,5}$/i
  const called = verb.exec(before)?.[1]?.toUpperCase()
  if (called !== undefined) return { method: called }
  const opened = /\.open\(\s{0,5}["'`](\w{3,7})["'`]\s{0,5},\s{0,5}$/.exec(before)?.[1]
  if (opened !== undefined) return toMethod(opened)
  if (
    /\b(?:fetch|axios|ajax|request|ky|got|\$http|useSWR|useFetch|ofetch)\(\s{0,5}$/.test(before)
  ) {
    // A call that ends here has no options; those further on belong to another one.
    const own = /^\s{0,5}\)/.test(after) ? '' : (after.split(/\b(?:fetch|axios|ajax)\b/)[0] ?? '')
    return toMethod(/\b(?:method|type)["']?\s{0,3}:\s{0,3}["'`](\w{3,7})/.exec(own)?.[1])
  }
  if (/\burl["']?\s{0,3}:\s{0,3}$/.test(before)) {
    const near = `${before.slice(-60)} ${after.slice(0, 100)}`
    return toMethod(/\b(?:method|type)["']?\s{0,3}:\s{0,3}["'`](\w{3,7})/.exec(near)?.[1])
  }
  return null
}

/** `load("/users")`, whatever the function is called. */
function isAfterCall(script: string, start: number): boolean {
  return /[\w$]\(\s{0,5}$/.test(script.slice(Math.max(0, start - 10), start))
}

function toMethod(text: string | undefined): { method: string } {
  const method = (text ?? 'GET').toUpperCase()
  return { method: METHODS.test(method) ? method : 'GET' }
}

function isPathLike(target: string): boolean {
  if (target.length < 2 || target.length > 500) return false
  if (/^https?:\/\//.test(target)) return URL.canParse(target)
  // A regular expression or a type of content is no path.
  return /^\/[\w\-./~%{}:?=&@,+]{1,500}$/.test(target) && /[A-Za-z]/.test(target)
}
