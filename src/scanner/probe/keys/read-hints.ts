/** Decides where a refusal itself says that a key belongs: many name the field that they miss. */
import { limits } from '../../../base/limits.ts'
import type { KeyPlacement } from '../../scan-settings.ts'
import type { Answer } from '../client/exchange.ts'

const FIELD = /\b(?:x-[a-z0-9-]{2,40}|(?:api|auth|access|private)-?(?:key|token))\b/gi
const PARAMETER =
  /[?&]([a-z_]{2,40})=|"query","([a-z_-]{2,40})"|\bparam\w{0,6}\W{1,4}([a-z_]{2,40})/gi
const BEFORE_QUERY = /\b([a-z_]{2,40})['"`]?(?: \w{1,10}){0,2} (?:query|url|parameter)\b/gi
const KEYLIKE = /key|token|auth|secret/i

/** In the order in which they are named; empty for answers that let somebody in. */
export function readHints(answer: Answer): readonly KeyPlacement[] {
  if (answer.status >= 200 && answer.status < 300 && answer.bodyBytes > limits.refusalLengthMax) {
    return []
  }
  const text = answer.text.slice(0, limits.refusalLengthMax)
  const fields = [...text.matchAll(FIELD)].map(([name]) => name).filter(isKeylike)
  const parameters = [...text.matchAll(PARAMETER), ...text.matchAll(BEFORE_QUERY)]
    .map(([, ...names]) => names.find((each) => each !== undefined) ?? '')
    .filter(isKeylike)
  const bearer = /\bbearer\b/i.test(text) && /\bauthorization\b/i.test(text)
  return [
    ...fields.map((name): KeyPlacement => ({ in: 'header', name, scheme: '' })),
    ...(bearer ? [{ in: 'header', name: 'Authorization', scheme: 'Bearer ' } as const] : []),
    ...parameters.map((name): KeyPlacement => ({ in: 'query', name, scheme: '' })),
  ]
}

function isKeylike(name: string): boolean {
  return KEYLIKE.test(name)
}
