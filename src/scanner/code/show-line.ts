/** Decides how a line of source code is shown: code as it stands, its texts without secrets. */
import { maskSecrets } from '../secrets/mask-secrets.ts'
import type { SourceFile } from './syntax/source-file.ts'
import type { NodeOf } from './syntax/syntax-node.ts'

interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * Names and operators are no secrets, though to a search for secrets in any text `key = request.…`
 * looks like one: only what stands in quotes and comments is searched.
 */
export function showLine(file: SourceFile, line: number, secrets: readonly string[]): string {
  const text = file.lineText(line)
  if (file.root === null) return maskSecrets(text, secrets).trim()
  const start = file.offsetOf(line)
  const end = start + text.length
  const within = (each: Stretch) => each.start < end && each.end > start
  const quoted = file.all('text').flatMap(splitText).filter(within)
  const remarks: Stretch[] = file.comments
    .map((each) => ({ start: each.start, end: each.start + each.text.length }))
    .filter(within)
  let shown = ''
  let at = start
  for (const each of [...quoted, ...remarks].sort((a, b) => a.start - b.start)) {
    const [from, to] = [Math.max(each.start, at), Math.min(each.end, end)]
    if (to <= from) continue
    shown += file.text.slice(at, from) + maskSecrets(file.text.slice(from, to), secrets)
    at = to
  }
  return (shown + file.text.slice(at, end)).trim()
}

/** Without what is put in, which is code. */
function splitText({ start, end, children, file }: NodeOf<'text'>): Stretch[] {
  const stretches: Stretch[] = []
  let at = start
  for (const child of children) {
    const opening = file.text.lastIndexOf('{', child.start)
    const isDollar = file.text[opening - 1] === '$'
    stretches.push({ start: at, end: Math.max(at, isDollar ? opening - 1 : opening) })
    at = child.end
  }
  return [...stretches, { start: at, end }]
}
