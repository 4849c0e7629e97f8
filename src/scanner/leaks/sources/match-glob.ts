/** Decides whether a name fits a pattern of `.gitignore`, in time that no pattern can blow up. */

/**
 * One part of a path against one part of a pattern, neither with a slash in it. `*` and `?` never
 * have to be tried again before the last `*`, so the cost is at most the product of both lengths.
 */
export function matchGlob(pattern: string, name: string): boolean {
  let inPattern = 0
  let inName = 0
  let star = -1
  let starName = 0
  while (inName < name.length) {
    const step = pattern[inPattern] === '*' ? undefined : stepOver(pattern, inPattern, name, inName)
    if (step === undefined) {
      star = inPattern
      starName = inName
      inPattern += 1
    } else if (step > 0) {
      inPattern += step
      inName += 1
    } else {
      if (star < 0) return false
      starName += 1
      inName = starName
      inPattern = star + 1
    }
  }
  while (pattern[inPattern] === '*') inPattern += 1
  return inPattern === pattern.length
}

/** How much of the pattern stands for this character of the name; 0 where it is another one. */
function stepOver(pattern: string, at: number, name: string, nameAt: number): number {
  const sign = pattern[at]
  if (sign === undefined) return 0
  if (sign === '?') return 1
  if (sign === '[') return stepOverClass(pattern, at, name.charCodeAt(nameAt))
  if (sign === '\\') return pattern[at + 1] === name[nameAt] ? 2 : 0
  return sign === name[nameAt] ? 1 : 0
}

const CLASSES: ReadonlyMap<string, RegExp> = new Map([
  ['alnum', /[A-Za-z0-9]/],
  ['alpha', /[A-Za-z]/],
  ['blank', /[ \t]/],
  ['cntrl', /[\x00-\x1f\x7f]/],
  ['digit', /[0-9]/],
  ['graph', /[\x21-\x7e]/],
  ['lower', /[a-z]/],
  ['print', /[\x20-\x7e]/],
  ['punct', /[!-/:-@[-`{-~]/],
  ['space', /[\t-\r ]/],
  ['upper', /[A-Z]/],
  ['xdigit', /[0-9A-Fa-f]/],
])

/** `[a-z]`, `[!a-z]`, `[^a-z]`, `[]x]`, `[[:alpha:]_]`, `[\]]`; what is not closed fits nothing. */
function stepOverClass(pattern: string, start: number, code: number): number {
  let at = start + 1
  const isNegated = pattern[at] === '!' || pattern[at] === '^'
  if (isNegated) at += 1
  let isIn = false
  for (let isFirst = true; isFirst || pattern[at] !== ']'; isFirst = false) {
    const named = /^\[:([^\]]{0,20}):\]/.exec(pattern.slice(at, at + 26))
    if (named !== null) {
      const members = CLASSES.get(named[1] ?? '')
      if (members === undefined) return 0
      if (members.test(String.fromCharCode(code))) isIn = true
      at += named[0].length
      continue
    }
    const low = readMember(pattern, at)
    if (low === null) return 0
    at = low.next
    let high = low.code
    if (pattern[at] === '-' && pattern[at + 1] !== ']' && at + 1 < pattern.length) {
      const end = readMember(pattern, at + 1)
      if (end === null) return 0
      high = end.code
      at = end.next
    }
    if (code >= low.code && code <= high) isIn = true
  }
  return isIn === isNegated ? 0 : at + 1 - start
}

function readMember(pattern: string, at: number): { code: number; next: number } | null {
  const isEscaped = pattern[at] === '\\'
  const index = isEscaped ? at + 1 : at
  if (index >= pattern.length) return null
  return { code: pattern.charCodeAt(index), next: index + 1 }
}
