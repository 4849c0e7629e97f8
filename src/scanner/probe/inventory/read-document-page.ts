/** Decides where a page for people has its OpenAPI document: behind a link, or inside itself. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import { kindOf } from './read-links.ts'

/** `url: "/spec.json"`, `spec-url="…"`, `configUrl: …`. */
const NAMED = /\b(?:[a-z]{1,20}-?)?url["']?\s{0,5}[=:]\s{0,5}["']([^"'\s<>]{1,1000})["']/gi
/** Any text between signs; what such a document is usually called tells which. */
const TEXT = /["'(=]([^"'\s<>()=]{1,500})(?=["')])/g
const TELLING = /openapi|swagger|api-docs|apispec|redoc|schema/i

/** Addresses that may be the document, or a page or script that names it. */
export function listDocumentLinks(answer: Answer): readonly string[] {
  const found = new Set<string>()
  const described =
    /<([^<>]{1,1000})>[^<>,]{0,200}\brel="?(?:service-desc|describedby|service-doc)/i
  const field = described.exec(answer.headers.get('link') ?? '')?.[1]
  if (field !== undefined) found.add(field)
  const location = answer.headers.get('location')
  if (location !== null && answer.status >= 300) found.add(location)
  const kind = kindOf(answer)
  if (kind === 'asset' || kind === 'source-map') return [...found]
  const { text } = answer
  for (const pattern of [NAMED, TEXT]) {
    for (const [, target = ''] of text.matchAll(pattern)) {
      if (found.size >= limits.documentCandidatesMax) break
      if (pattern === TEXT && !TELLING.test(target)) continue
      const plain = target.replaceAll('\\/', '/').replaceAll('&amp;', '&')
      if (!isPartOfInterface(plain)) found.add(plain)
    }
  }
  return [...found]
}

/** The page's own machinery names no document; its small starting script does. */
function isPartOfInterface(target: string): boolean {
  if (/(?:initializer|-init|swagger-config)[\w.-]{0,20}\.js/i.test(target)) return false
  return /\.(?:css|png|svg|ico|map|woff2?)(?:$|\?)|bundle|standalone|preset|cdn/i.test(target)
}

/** swagger-ui-express puts the whole document into its script: `"swaggerDoc": {…}`. */
export function readEmbeddedDocument(text: string): string | null {
  const named = /["'](?:swaggerDoc|spec|content)["']\s{0,5}:\s{0,5}\{/.exec(text)
  if (named === null) return null
  const start = named.index + named[0].length - 1
  let depth = 0
  let isInText = false
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at)
    if (isInText) {
      if (character === '\\') at++
      else if (character === '"') isInText = false
    } else if (character === '"') isInText = true
    else if (character === '{') depth++
    else if (character === '}' && --depth === 0) return text.slice(start, at + 1)
  }
  return null
}
