/** Decides which parts of a page its readers see, and which only its programs. */

export interface SplitHtml {
  /** What stands between tags. */
  readonly text: string
  /** Tags with their attributes, and scripts. */
  readonly code: string
}

/** One pass, whatever the page looks like: an open tag or script reaches to the end. */
export function splitHtml(html: string): SplitHtml {
  const lower = html.toLowerCase()
  const text: string[] = []
  const code: string[] = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    text.push(html.slice(at, open))
    const close = html.indexOf('>', open)
    if (close < 0) {
      at = html.length
      code.push(html.slice(open))
      break
    }
    code.push(html.slice(open, close + 1))
    at = close + 1
    const hidden = /^<(script|style)\b/.exec(lower.slice(open, open + 8))?.[1]
    if (hidden === undefined) continue
    const end = lower.indexOf(`</${hidden}`, at)
    const stop = end < 0 ? html.length : end
    if (hidden === 'script') code.push(html.slice(at, stop))
    at = stop
  }
  text.push(html.slice(at))
  return { text: text.join(' '), code: code.join('\n') }
}
