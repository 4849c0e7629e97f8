/** Decides which paths a JSON answer speaks of: links, addresses, and lists of endpoints. */
import { limits } from '../../../base/limits.ts'
import { isRecord } from '../oracle/read-messages.ts'
import type { FoundLink } from './read-links.ts'

const LINK_FIELDS = new Set(
  `href url uri link links next prev previous first last self related canonical location path
  endpoint @id`.split(/\s+/),
)
const LINK_ENDING = /(?:_|-)(?:url|uri|href|link)$|(?:Url|URL|Uri|Href|Link)$/

/** `GET /v1/users` in an answer or a page; methods with several paths are one each. */
const METHOD_AND_PATH = /\b(GET|POST|PUT|PATCH|DELETE|HEAD)\s{1,3}(\/[\w\-./{}:<>~%]{0,200})/g

export function readJsonLinks(json: unknown): FoundLink[] {
  const found: FoundLink[] = []
  const isFull = () => found.length >= limits.linksPerAnswerMax
  const visit = (value: unknown, field: string, depth: number): void => {
    if (isFull() || depth > limits.jsonDepthMax) return
    if (typeof value === 'string') readText(value, field, found)
    if (Array.isArray(value)) {
      for (const each of value.slice(0, limits.identifiersPerListMax)) visit(each, field, depth + 1)
      return
    }
    if (!isRecord(value)) return
    const method = typeof value['method'] === 'string' ? value['method'].toUpperCase() : undefined
    for (const [name, each] of Object.entries(value)) {
      if (isFull()) return
      if (isRootPath(name)) found.push({ target: name, method: 'GET' })
      else found.push(...readMethodsAndPaths(name))
      const isLink = typeof each === 'string' && /^(?:href|path|url|uri|endpoint)$/i.test(name)
      if (isLink && method !== undefined && /^[A-Z]{3,7}$/.test(method)) {
        found.push({ target: each, method })
      } else visit(each, name, depth + 1)
    }
  }
  visit(json, '', 0)
  return found
}

/** `METHOD /path` anywhere in a text. */
export function readMethodsAndPaths(text: string): FoundLink[] {
  const found: FoundLink[] = []
  for (const [, method = '', target = ''] of text.matchAll(METHOD_AND_PATH)) {
    found.push({ target: target.replace(/[.:]+$/, ''), method })
    if (found.length >= limits.linksPerAnswerMax) break
  }
  return found
}

function readText(text: string, field: string, found: FoundLink[]): void {
  if (text.length > limits.urlLengthMax) return
  if (isRootPath(text) || /^https?:\/\//i.test(text)) found.push({ target: text, method: 'GET' })
  else if ((LINK_FIELDS.has(field) || LINK_ENDING.test(field)) && isRelativePath(text))
    found.push({ target: text, method: 'GET' })
  else found.push(...readMethodsAndPaths(text))
}

function isRootPath(text: string): boolean {
  return /^\/(?!\/)[^\s"'\\^`|]{0,2048}$/.test(text) && !text.includes('</')
}

function isRelativePath(text: string): boolean {
  return /^(?:\.{1,2}\/|\?)?[\w~%-][\w\-./~%{}=&?]{0,500}$/.test(text) && /[/?]/.test(text)
}
