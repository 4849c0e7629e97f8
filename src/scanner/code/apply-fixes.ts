/** Decides what a file reads like when the fixes that are safe have been made. */
import type { CodeFinding, CodeFix } from './code-finding.ts'

export interface FixedText {
  readonly text: string
  /** Those whose edits were made; the others stay to be done by a person. */
  readonly applied: readonly CodeFinding[]
}

/** Of one file. Edits that overlap with earlier ones are left for the next time. */
export function applyFixes(text: string, findings: readonly CodeFinding[]): FixedText {
  const edits: { start: number; end: number; text: string }[] = []
  const applied: CodeFinding[] = []
  for (const finding of findings) {
    const wanted = editsOf(finding.fix)
    if (wanted.length === 0) continue
    const added = wanted.filter((each) => !edits.some((one) => isSame(one, each)))
    const clashes = added.some((each) => edits.some((one) => overlaps(one, each)))
    if (clashes) continue
    edits.push(...added)
    applied.push(finding)
  }
  let result = text
  for (const each of [...edits].sort((a, b) => b.start - a.start || b.end - a.end)) {
    result = result.slice(0, each.start) + each.text + result.slice(each.end)
  }
  return { text: result, applied }
}

function editsOf({ isSafe, edits }: CodeFix) {
  return isSafe ? (edits ?? []) : []
}

interface Stretch {
  readonly start: number
  readonly end: number
  readonly text: string
}

function isSame(a: Stretch, b: Stretch): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text
}

/** Two insertions at one place are fine: imports. */
function overlaps(a: Stretch, b: Stretch): boolean {
  return a.start < b.end && b.start < a.end
}
