/** Decides whether an answer hands out data, and no mere yes, error, page or empty list. */
import type { Answer } from '../client/exchange.ts'
import { type Leaf, listLeaves } from './list-leaves.ts'
import { nameInWords } from './split-words.ts'

/** Fields that tell about the answer or about the service, not about anything kept there. */
const ABOUT_THE_ANSWER = new RegExp(
  `^(?:${[
    'ok|success|succeeded|status|status-code|code|error|errors|error-code|error-description',
    'message',
    'msg|detail|details|result|timestamp|time|now|request-id|trace-id',
    'version|api-version|build|commit|uptime|environment|env|healthy|alive|ready|pong',
    'page|page-size|per-page|limit|offset|total|total-pages|total-count|count|size|next|prev',
    'previous',
    'has-more|has-next|cursor|next-cursor|links|href|self|documentation|docs',
  ].join('|')})$`,
)

/** Data in files that are made to be taken away. */
const FILE_TYPES = new RegExp(
  '^(?:text/csv|text/tab-separated-values|application/' +
    '(?:pdf|zip|gzip|octet-stream|sql|x-sqlite3|x-tar|vnd\\.|x-ndjson|jsonl))',
)

export function holdsData(answer: Answer): boolean {
  if (answer.status < 200 || answer.status > 299 || answer.body.length === 0) return false
  if (answer.json !== undefined) return listDataLeaves(answer.json).length > 0
  if (FILE_TYPES.test(answer.contentType)) return true
  if (/(?:\/|\+)xml$/.test(answer.contentType)) return holdsXmlData(answer.text)
  if (answer.contentType === 'application/x-yaml' || answer.contentType === 'text/yaml') return true
  // Plain text is data where it has lines of several values.
  if (answer.contentType === 'text/plain') {
    const lines = answer.text.slice(0, 4_000).trim().split('\n')
    return lines.length > 1 && lines.filter((line) => /[,;:=|\t]/.test(line)).length > 1
  }
  return false
}

/** Values of an answer in JSON that are about something; an array of plain values is. */
export function listDataLeaves(json: unknown): readonly Leaf[] {
  if (isDescription(json)) return []
  return listLeaves(json).filter((leaf) => {
    if (leaf.value === '') return false
    // Within a list of things even their names and states are data.
    return leaf.path.includes('[]')
      ? isOfAThing(leaf)
      : !ABOUT_THE_ANSWER.test(nameInWords(leaf.name))
  })
}

function isOfAThing(leaf: Leaf): boolean {
  return !/^(?:errors?|links?|_links|messages?|details?|warnings?)(?:\[|\.|$)/i.test(leaf.path)
}

/** An OpenAPI document, a key set, an error of any form, a schema: about the API, not in it. */
function isDescription(json: unknown): boolean {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return false
  if (isIndex(json)) return true
  const names = new Set(Object.keys(json).map((name) => name.toLowerCase()))
  if (names.has('openapi') || names.has('swagger') || names.has('$schema')) return true
  if (names.has('keys') && names.size === 1) return JSON.stringify(json).includes('"kty"')
  if (names.has('issuer') && names.has('jwks_uri')) return true
  const refuses = 'success' in json && (json.success === false || json.success === 'false')
  return (
    refuses ||
    (names.has('error') &&
      !names.has('data') &&
      'error' in json &&
      json.error !== null &&
      json.error !== false &&
      json.error !== '')
  )
}

/** Nothing but the way on: a list of the paths and addresses that there are. */
function isIndex(json: object): boolean {
  const texts = listLeaves(json).filter((leaf) => !ABOUT_THE_ANSWER.test(nameInWords(leaf.name)))
  return (
    texts.length > 0 &&
    texts.every(({ value }) =>
      /^(?:(?:GET|POST|PUT|PATCH|DELETE) )?(?:https?:\/)?\/\S*$/.test(`${value}`),
    )
  )
}

function holdsXmlData(text: string): boolean {
  const start = text.slice(0, 2_000)
  if (
    /<(?:error|fault|problem|urlset|sitemapindex|rss|feed|wadl|application|definitions)\b/i.test(
      start,
    )
  ) {
    return false
  }
  return (start.match(/<[a-z][\w:.-]*>[^<]+</gi) ?? []).length > 1
}
