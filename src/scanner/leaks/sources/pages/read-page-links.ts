/** Decides which scripts belong to a page: those that its elements name, and its inline ones. */
import { limits } from '../../../../base/limits.ts'
import { readScriptLinks, type ScriptLink } from './read-script-links.ts'

/** Resolved against the address of the page, or its `<base>`. */
export async function readPageLinks(html: string, address: string): Promise<readonly ScriptLink[]> {
  const { Parser } = await import('htmlparser2')
  const targets: string[] = []
  const inline: string[] = []
  let base = address
  let script: string[] | null = null
  const parser = new Parser({
    onopentag(name, attributes) {
      const { href = '', src = '' } = attributes
      if (name === 'base' && base === address) base = URL.parse(href, address)?.href ?? address
      if (name === 'link' && isScriptLink(attributes)) targets.push(href)
      if (name !== 'script') return
      if (src !== '') targets.push(src)
      else script = []
    },
    ontext(text) {
      script?.push(text)
    },
    onclosetag(name) {
      if (name !== 'script' || script === null) return
      inline.push(script.join(''))
      script = null
    },
  })
  parser.end(html)
  const named = targets.flatMap((target) => {
    const url = URL.parse(target.trim(), base)
    return url === null ? [] : [{ url: url.href, isSure: true }]
  })
  const called = inline.flatMap((text) => readScriptLinks(text, base))
  return [...named, ...called].slice(0, limits.pageLinksPerAnswerMax)
}

function isScriptLink({ rel = '', as = '', href = '' }: Record<string, string>): boolean {
  if (href === '') return false
  const kinds = rel.toLowerCase().split(/\s+/)
  if (kinds.includes('modulepreload') || kinds.includes('manifest')) return true
  const isAhead = kinds.includes('preload') || kinds.includes('prefetch')
  return isAhead && (as === 'script' || /\.m?js(?:\?|$)/.test(href))
}
