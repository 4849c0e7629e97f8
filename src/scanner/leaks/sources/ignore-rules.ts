/** Decides which paths a `.gitignore` leaves out, as git reads it: the last rule that fits wins. */
import { limits } from '../../../base/limits.ts'
import { matchGlob } from './match-glob.ts'

export interface IgnoreRule {
  readonly isNegated: boolean
  readonly isForFolders: boolean
  /** Parts between slashes; one alone, if it may stand at any depth. */
  readonly parts: readonly string[]
  readonly isAnchored: boolean
}

/** `text` and all paths are latin1, a character a byte: git compares bytes. */
export function parseIgnoreRules(text: string): readonly IgnoreRule[] {
  const rules: IgnoreRule[] = []
  for (const line of text.replace(/^\xef\xbb\xbf/, '').split('\n')) {
    const rule = parseRule(trimEnd(line.replace(/\r$/, '')))
    if (rule !== null) rules.push(rule)
    if (rules.length >= limits.ignoreRulesMax) break
  }
  return rules
}

/** Spaces at the end do not count, unless one is escaped. */
function trimEnd(line: string): string {
  let end = line.length
  while (end > 0 && line[end - 1] === ' ') end -= 1
  let slashes = 0
  while (slashes < end && line[end - 1 - slashes] === '\\') slashes += 1
  return slashes % 2 === 1 && end < line.length ? line.slice(0, end + 1) : line.slice(0, end)
}

function parseRule(line: string): IgnoreRule | null {
  if (line === '' || line.startsWith('#') || line.length > limits.ignoreRuleLengthMax) return null
  const isNegated = line.startsWith('!')
  let pattern = isNegated ? line.slice(1) : line
  const isForFolders = pattern.endsWith('/')
  if (isForFolders) pattern = pattern.slice(0, -1)
  const isAnchored = pattern.includes('/')
  if (pattern.startsWith('/')) pattern = pattern.slice(1)
  if (pattern === '') return null
  return { isNegated, isForFolders, parts: splitParts(pattern), isAnchored }
}

/** A slash within brackets is no end of a part for git, but never fits either. */
function splitParts(pattern: string): readonly string[] {
  return pattern.replaceAll('\\/', '/').split('/')
}

/** Undefined where no rule fits. `path` is relative to the folder that the rules stand in. */
export function findRule(
  rules: readonly IgnoreRule[],
  path: readonly string[],
  isFolder: boolean,
): IgnoreRule | undefined {
  const name = path.at(-1) ?? ''
  return rules.findLast((rule) => {
    if (rule.isForFolders && !isFolder) return false
    if (!rule.isAnchored) return matchGlob(rule.parts[0] ?? '', name)
    return matchParts(rule.parts, path)
  })
}

/** As `matchGlob`, with parts for characters and `**` for the star. */
function matchParts(parts: readonly string[], path: readonly string[]): boolean {
  let inParts = 0
  let inPath = 0
  let star = -1
  let starPath = 0
  while (inPath < path.length) {
    const part = parts[inParts]
    if (part === '**') {
      // At the end it stands for what lies within, so for one name at least.
      if (inParts === parts.length - 1) return true
      star = inParts
      starPath = inPath
      inParts += 1
    } else if (part !== undefined && matchGlob(part, path[inPath] ?? '')) {
      inParts += 1
      inPath += 1
    } else {
      if (star < 0) return false
      starPath += 1
      inPath = starPath
      inParts = star + 1
    }
  }
  return inParts === parts.length
}
