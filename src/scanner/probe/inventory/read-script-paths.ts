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
const RELATIVE =
  /\b(?:fetch|axios|ajax|get|post|put|patch|delete|request)\(\s{0,5}(["'`])([A-Za-z][\w-]{0,60}\/[^"'`\s\\<>]{0,200})\1/g
const NAMED_TEXT =
  /\b([A-Za-z_$][\w$]{0,60})["']?\s{0,3}[=:]\s{0,3}(["'`])((?:https?:\/\/|\/)[^"'`\s\\<>${}]{0,200}|)\2/g
const BASE_NAME = /base|prefix|root|host|endpoint|^api|api$|_api|api_|server|backend/i
const METHODS = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD)$/

export function readScriptPaths(script: string): FoundLink[] {
  const names = readNamedTexts(script)
  const bases = [...names]
    .filter(([name, text]) => BASE_NAME.test(name) && text !== '' && !/\.\w{2,5}$/.test(text))
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
  for (const match of script.matchAll(LITERAL)) {
    const [whole, open = '', text = '', close = ''] = match
    if (open !== close) continue
    const end = match.index + whole.length
    const target = resolveTemplate(text, names) + readRest(script, end, text)
    if (!isPathLike(target)) continue
    const call = readCall(script, match.index, end)
    add({ target, method: call?.method ?? 'GET', isCalled: call !== null, bases })
  }
  for (const match of script.matchAll(RELATIVE)) {
    const [whole, , text = ''] = match
    const end = match.index + whole.length
    const start = match.index + whole.indexOf(text) - 1
    const target = `/${resolveTemplate(text, names)}${readRest(script, end, text)}`
    const call = readCall(script, start, end)
    if (isPathLike(target)) add({ target, method: call?.method ?? 'GET', isCalled: true, bases })
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
    const name = nameOfValue(inner)
    if (at === 0) return (names.get(name) ?? '').replace(/\/+$/, '')
    return `{${name}}`
  })
}

/** What is added to a text: `"/users/" + id + "/orders"` or `"/users/".concat(id, "/orders")`. */
function readRest(script: string, end: number, text: string): string {
  const after = script.slice(end, end + 300)
  const concat = /^\.concat\(([^()]{1,200})\)/.exec(after)?.[1]
  const pieces =
    concat === undefined
      ? after.startsWith('+') || /^\s{1,5}\+/.test(after)
        ? after.split('+').slice(1, 6)
        : []
      : concat.split(',')
  let rest = ''
  for (const piece of pieces) {
    const trimmed = piece.trim()
    const quoted = /^(["'`])([^"'`\s\\<>]{0,200})\1/.exec(trimmed)
    if (quoted !== null) {
      rest += quoted[2] ?? ''
      if (trimmed.length > quoted[0].length) break
      continue
    }
    const value = /^(?:encodeURIComponent\(|String\()?([A-Za-z_$][\w$.?[\]]{0,80})\)?/.exec(trimmed)
    if (value === null || !(text + rest).endsWith('/')) break
    rest += `{${nameOfValue(value[1] ?? '')}}`
    if (trimmed.length > value[0].length) break
  }
  return rest
}

/** The last name says what it is: `user.id` and `this.props.userId`. One letter says nothing. */
function nameOfValue(expression: string): string {
  const name = expression.match(/[A-Za-z_$][\w$]{0,60}/g)?.at(-1) ?? 'id'
  return name.length < 2 ? 'id' : name.replaceAll('$', '')
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
    const own = after.split(/\b(?:fetch|axios|ajax)\(/)[0] ?? ''
    return toMethod(/\b(?:method|type)["']?\s{0,3}:\s{0,3}["'`](\w{3,7})/.exec(own)?.[1])
  }
  if (/\burl["']?\s{0,3}:\s{0,3}$/.test(before)) {
    const near = `${before.slice(-60)} ${after.slice(0, 100)}`
    return toMethod(/\b(?:method|type)["']?\s{0,3}:\s{0,3}["'`](\w{3,7})/.exec(near)?.[1])
  }
  return null
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
