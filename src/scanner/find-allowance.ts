/** Decides whether somebody wrote down that a finding is accepted, and why. */

const ALLOWANCE = /keyward:allow[ \t]+([\w-]+)([^\n]*)/g

/** Of `keyward:allow RULE-ID reason` the reason, which may be empty; null when it is not there. */
export function findAllowance(text: string, ruleId: string): string | null {
  for (const [, id = '', reason = ''] of text.matchAll(ALLOWANCE)) {
    if (id === ruleId) return reason.replace(/\s*(?:\*\/|-->|#\})\s*$/, '').trim()
  }
  return null
}
