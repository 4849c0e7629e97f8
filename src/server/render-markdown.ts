/** Turns the Markdown of our own pages into HTML: the few forms that they use, all else as text. */
import { escapeHtml } from '../base/text/escape-html.ts'

/** Headings, paragraphs, lists, fenced code; in a line: code, bold and links. No raw HTML. */
export function renderMarkdown(markdown: string): string {
  const blocks: string[] = []
  const lines = markdown.replaceAll('\r\n', '\n').split('\n')
  let at = 0
  while (at < lines.length) {
    const line = lines[at] as string
    if (line.trim() === '') {
      at++
      continue
    }
    const block = readBlock(lines, at)
    blocks.push(block.html)
    at = block.next
  }
  return blocks.join('\n')
}

interface Block {
  readonly html: string
  /** The first line behind it. */
  readonly next: number
}

const LIST_ITEM = /^(?:[-*]|\d+\.) +(.*)$/

function readBlock(lines: readonly string[], start: number): Block {
  const line = lines[start] as string
  if (line.startsWith('```')) return readFence(lines, start)
  const heading = /^(#{1,4}) +(.*)$/.exec(line)
  if (heading !== null) {
    const tag = `h${heading[1]?.length ?? 1}`
    return { html: `<${tag}>${renderLine(heading[2] ?? '')}</${tag}>`, next: start + 1 }
  }
  return LIST_ITEM.test(line) ? readList(lines, start) : readParagraph(lines, start)
}

function readFence(lines: readonly string[], start: number): Block {
  let end = start + 1
  while (end < lines.length && !(lines[end] as string).startsWith('```')) end++
  const code = lines.slice(start + 1, end).join('\n')
  return { html: `<pre><code>${escapeHtml(code)}\n</code></pre>`, next: end + 1 }
}

function readList(lines: readonly string[], start: number): Block {
  const tag = /^\d/.test(lines[start] as string) ? 'ol' : 'ul'
  const items: string[] = []
  let at = start
  for (; at < lines.length; at++) {
    const line = lines[at] as string
    const item = LIST_ITEM.exec(line)?.[1]
    if (item !== undefined) items.push(item)
    else if (/^ +\S/.test(line)) items.push(`${items.pop() ?? ''} ${line.trim()}`)
    else break
  }
  const html = items.map((item) => `<li>${renderLine(item)}</li>`).join('\n')
  return { html: `<${tag}>\n${html}\n</${tag}>`, next: at }
}

function readParagraph(lines: readonly string[], start: number): Block {
  let end = start
  while (end < lines.length && /^(?!```|#{1,4} )\s*\S/.test(lines[end] as string)) end++
  const text = lines.slice(start, end).join('\n')
  return { html: `<p>${renderLine(text)}</p>`, next: Math.max(end, start + 1) }
}

const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^()\s]+)\)/g

function renderLine(text: string): string {
  let html = ''
  let from = 0
  for (const match of text.matchAll(INLINE)) {
    const [whole, code, bold, label, target] = match
    html += escapeHtml(text.slice(from, match.index))
    if (code !== undefined) html += `<code>${escapeHtml(code)}</code>`
    else if (bold !== undefined) html += `<strong>${escapeHtml(bold)}</strong>`
    else html += renderLink(label ?? '', target ?? '')
    from = match.index + whole.length
  }
  return html + escapeHtml(text.slice(from))
}

/** Only to the web and to neighbouring pages; whatever else a link could do, it does not. */
function renderLink(label: string, target: string): string {
  const isWeb = /^https:\/\//.test(target)
  const isNeighbour = /^(?!\/\/)(?:\.{0,2}\/)*[A-Za-z0-9_/#-][A-Za-z0-9_./#-]*$/.test(target)
  if (!isWeb && !isNeighbour) return escapeHtml(label)
  const href = isNeighbour ? target.replace(/\.md(?=#|$)/, '') : target
  return `<a href="${escapeHtml(href)}">${escapeHtml(label)}</a>`
}
