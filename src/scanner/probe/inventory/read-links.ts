/** Decides where an answer leads: its fields, and whatever its body speaks of. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import { readHtmlLinks } from './read-html-links.ts'
import { readJsonLinks, readMethodsAndPaths } from './read-json-links.ts'
import { readScriptPaths } from './read-script-paths.ts'

export interface FoundLink {
  /** As it stands there: relative, absolute, a template, or something hostile. */
  readonly target: string
  readonly method: string
  /** A script calls it, as against a text that only looks like a path. */
  readonly isCalled?: boolean
  /** Bases that a script knows, which the path may lie below. */
  readonly bases?: readonly string[]
}

export type AnswerKind = 'html' | 'script' | 'source-map' | 'json' | 'asset' | 'text'

export function kindOf(answer: Answer): AnswerKind {
  const { contentType, text } = answer
  const path = URL.parse(answer.request.url)?.pathname ?? ''
  if (/\.map$/i.test(path) && /"mappings"/.test(text)) return 'source-map'
  if (/javascript|ecmascript/.test(contentType)) return 'script'
  if (typeof answer.json === 'object' && answer.json !== null) return 'json'
  if (/^(?:image|font|audio|video)\/|\/css$|wasm|octet-stream|pdf|zip/.test(contentType)) {
    return 'asset'
  }
  // Many a framework calls everything HTML that it is not told the type of.
  if (/html/.test(contentType) || contentType === '') {
    if (/<(?:!doctype|html|head|body|div|form|a|p|h\d|table|ul|script|title|pre)\b/i.test(text)) {
      return 'html'
    }
  }
  return /\.m?js$/i.test(path) ? 'script' : 'text'
}

export function readLinks(answer: Answer): readonly FoundLink[] {
  const found = [...readFieldLinks(answer)]
  const kind = kindOf(answer)
  if (kind === 'json') found.push(...readJsonLinks(answer.json))
  else if (kind === 'html') found.push(...readHtmlLinks(answer.text))
  else if (kind === 'script') {
    found.push(...readScriptPaths(answer.text), ...readMapLink(answer.text))
  } else if (kind === 'source-map') found.push(...readSourceMap(answer))
  else if (kind === 'text') found.push(...readPlainLinks(answer))
  return found.slice(0, limits.linksPerAnswerMax)
}

function readFieldLinks({ headers }: Answer): FoundLink[] {
  const linked = headers
    .list('link')
    .flatMap((field) => [...field.matchAll(/<([^<>]{1,2048})>/g)].map(([, target = '']) => target))
  const named = ['location', 'content-location'].flatMap((name) => headers.list(name))
  return [...linked, ...named].map((target) => ({ target, method: 'GET' }))
}

function readMapLink(script: string): FoundLink[] {
  const target = /[#@]\s?sourceMappingURL=([^\s'"`]{1,500})/.exec(script.slice(-3_000))?.[1]
  return target === undefined ? [] : [{ target, method: 'GET' }]
}

function readSourceMap(answer: Answer): FoundLink[] {
  const { json } = answer
  const contents =
    typeof json === 'object' && json !== null && 'sourcesContent' in json
      ? json.sourcesContent
      : undefined
  if (Array.isArray(contents)) {
    const own = contents.filter((each): each is string => typeof each === 'string')
    return own.slice(0, limits.mapSourcesMax).flatMap(readScriptPaths)
  }
  // The map was too long to be read whole; what is there still holds the sources' texts.
  return readScriptPaths(answer.text.replaceAll('\\"', '"').replaceAll('\\n', '\n'))
}

/** robots.txt, sitemaps, plain lists of endpoints, and XML. */
function readPlainLinks({ text, request }: Answer): FoundLink[] {
  const path = URL.parse(request.url)?.pathname ?? ''
  const found = [...readMethodsAndPaths(text)]
  if (path.endsWith('/robots.txt')) {
    for (const [, target = ''] of text.matchAll(
      /^[ \t]{0,9}(?:dis)?allow[ \t]{0,9}:[ \t]{0,9}(\/[^\s*$#]{0,500})/gim,
    )) {
      found.push({ target, method: 'GET' })
    }
    for (const [, target = ''] of text.matchAll(
      /^[ \t]{0,9}sitemap[ \t]{0,9}:[ \t]{0,9}(\S{1,2048})/gim,
    )) {
      found.push({ target, method: 'GET' })
    }
  }
  const places = text.matchAll(/<loc>\s{0,20}([^<\s]{1,2048})\s{0,20}<\/loc>/gi)
  for (const [, target = ''] of places) {
    if (found.length >= limits.linksPerAnswerMax) break
    found.push({ target: target.replaceAll('&amp;', '&'), method: 'GET' })
  }
  for (const [, target = ''] of text.matchAll(/\bhref\s{0,5}=\s{0,5}["']([^"'<>]{1,2048})["']/gi)) {
    if (found.length >= limits.linksPerAnswerMax) break
    found.push({ target, method: 'GET' })
  }
  return found
}
