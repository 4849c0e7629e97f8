/** Decides which addresses an HTML page leads to, and which scripts stand in it. */
import { limits } from '../../../base/limits.ts'
import { readMethodsAndPaths } from './read-json-links.ts'
import type { FoundLink } from './read-links.ts'
import { readScriptPaths } from './read-script-paths.ts'

/** Every part is bounded, so that a page of one endless line costs no more than its length. */
const ATTRIBUTE = new RegExp(
  String.raw`[\s"'](href|src|action|content|data-[\w-]{1,40})\s{0,5}=\s{0,5}` +
    String.raw`(?:"([^"]{1,2048})"|'([^']{1,2048})'|([^\s"'<>=]{1,2048}))`,
  'gi',
)
const FORM = /<form\b([^<>]{0,1000})>/gi

export function readHtmlLinks(html: string): FoundLink[] {
  const found: FoundLink[] = []
  for (const [, attributes = ''] of html.matchAll(FORM)) {
    const method = /\bmethod\s{0,5}=\s{0,5}["']?(\w{3,7})/i.exec(attributes)?.[1]?.toUpperCase()
    const action = /\baction\s{0,5}=\s{0,5}["']?([^\s"'<>]{1,2048})/i.exec(attributes)?.[1]
    if (action !== undefined && method !== undefined && method !== 'GET') {
      found.push({ target: unescapeHtml(action), method })
    }
    if (found.length >= limits.linksPerAnswerMax) return found
  }
  const posted = new Set(found.map((each) => each.target))
  for (const match of html.matchAll(ATTRIBUTE)) {
    const name = (match[1] ?? '').toLowerCase()
    const target = unescapeHtml((match[2] ?? match[3] ?? match[4] ?? '').trim())
    if (!isAddress(name, target) || posted.has(target)) continue
    found.push({ target, method: 'GET' })
    if (found.length >= limits.linksPerAnswerMax) return found
  }
  for (const script of listInlineScripts(html)) found.push(...readScriptPaths(script))
  const text = html.replace(/<[^<>]{0,200}>/g, ' ')
  found.push(...readMethodsAndPaths(unescapeHtml(text)))
  return found.slice(0, limits.linksPerAnswerMax)
}

function isAddress(name: string, target: string): boolean {
  if (name === 'href' || name === 'src' || name === 'action') {
    return target !== '' && !target.startsWith('#')
  }
  // `<meta content>` and `data-*` hold anything; only what is clearly an address counts.
  return /^(?:\/(?!\/)[\w\-./~%{}?=&]{1,500}|https?:\/\/[^\s]{1,500})$/i.test(target)
}

function listInlineScripts(html: string): string[] {
  const scripts: string[] = []
  const lower = html.toLowerCase()
  let at = lower.indexOf('<script')
  while (at >= 0 && scripts.length < limits.inlineScriptsMax) {
    const start = lower.indexOf('>', at)
    const end = start < 0 ? -1 : lower.indexOf('</script', start)
    if (end < 0) break
    if (end > start + 1) scripts.push(html.slice(start + 1, end))
    at = lower.indexOf('<script', end)
  }
  return scripts
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#x2F;', '/')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
