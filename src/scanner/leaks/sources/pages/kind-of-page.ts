/** Decides what an answer is, whatever it is called: a page, a script, a map, or a file. */
import type { Answer } from '../../../probe/client/exchange.ts'

export type PageKind = 'page' | 'script' | 'map' | 'file'

const MARKUP = /^\s{0,200}(?:<!--|<(?:!doctype|html|head|body|script|div|meta|link|title)\b)/i

export function kindOfPage({ contentType, body, request }: Answer): PageKind {
  const path = URL.parse(request.url)?.pathname ?? ''
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 2_000))
  const beginning = head.toString('latin1')
  if (/\.map$/i.test(path) && /^\s{0,20}(?:\)\]\}[^\n]{0,10}\n)?\s{0,20}\{/.test(beginning))
    return 'map'
  if (MARKUP.test(beginning) && !/javascript|json/.test(contentType)) return 'page'
  if (/html/.test(contentType)) return 'page'
  if (/javascript|ecmascript/.test(contentType)) return 'script'
  return /\.m?js$/i.test(path) ? 'script' : 'file'
}

/** Names often say nothing: what reads the file goes by its ending first. */
export function endingOf(kind: PageKind, { contentType, request }: Answer): string {
  const path = URL.parse(request.url)?.pathname ?? ''
  if (kind === 'map') return '.map'
  if (kind === 'page') return /\.x?html?$/i.test(path) ? '' : '.html'
  if (kind === 'script') return /\.[cm]?js$/i.test(path) ? '' : '.js'
  return /json/.test(contentType) && !/\.\w{1,12}$/.test(path) ? '.json' : ''
}

/** By the field of the answer (ECMA-426), or by the last remark; null for one within the script. */
export function findMapUrl(answer: Answer): URL | null {
  const { headers, text, request } = answer
  const said = headers.get('sourcemap') ?? headers.get('x-sourcemap')
  const remarks = text.slice(-5_000).matchAll(/[#@]\s?sourceMappingURL=([^\s'"`*]{1,2000})/g)
  const target = said ?? [...remarks].at(-1)?.[1]
  if (target === undefined || target.startsWith('data:')) return null
  return URL.parse(target, request.url)
}
