/** Decides that no key text is stored by mistake: in a name, in metadata, in a reason to revoke. */
import { FieldProblems } from '../base/field-problems.ts'
import { redactKeys } from '../engine/keys/redact-keys.ts'

const MESSAGE = 'must not hold the text of a key; name keys by their id, and replace this one'

/** Matches nowhere. */
const NOWHERE = /$^/

/** Error `invalid_request` with the place of each; `checkJsonShape` has bounded the depth. */
export function refuseKeyTexts(body: unknown, allowedAt: RegExp = NOWHERE): void {
  const problems = new FieldProblems()
  visit(body, '', allowedAt, problems)
  problems.throwIfAny()
}

function visit(value: unknown, at: string, allowedAt: RegExp, problems: FieldProblems): void {
  if (typeof value === 'string') {
    problems.check(redactKeys(value) === value || allowedAt.test(at), at, MESSAGE)
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const [name, member] of Object.entries(value)) {
    const isKeyText = redactKeys(name) !== name
    if (isKeyText) problems.add(at, MESSAGE)
    visit(member, `${at}/${isKeyText ? '…' : pointerPart(name)}`, allowedAt, problems)
  }
}

/** RFC 6901 §3. The name is the sender's, and of those only plain ones are repeated. */
function pointerPart(name: string): string {
  return /^[A-Za-z_-]{1,40}$|^\d{1,6}$/.test(name) ? name : '…'
}
