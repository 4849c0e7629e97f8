/** Decides again what answers mean, now that those to a good key are there to compare with. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import type { Judged } from '../scan-context.ts'
import { listFieldPaths, normaliseText, similarityOf } from './body-shape.ts'
import { hasData } from './has-data.ts'

export interface JudgedCallers {
  readonly none: Judged
  readonly madeUp: Judged
  readonly keys: ReadonlyMap<string, Judged>
}

/** Where a good key gets data and a stranger gets something else, the stranger was turned away. */
export function compareJudged({ none, madeUp, keys }: JudgedCallers): JudgedCallers {
  const reference = [...keys.values()].find(
    (each) => each.access === 'open' && each.answer !== null && hasData(each.answer),
  )?.answer
  if (reference === undefined || reference === null) return { none, madeUp, keys }
  const again = (judged: Judged) => compare(judged, reference)
  return {
    none: again(none),
    madeUp: again(madeUp),
    keys: new Map(
      [...keys].map(([name, judged]) => {
        const isSameUrl = judged.answer?.request.url === reference.request.url
        return [name, isSameUrl ? again(judged) : judged] as const
      }),
    ),
  }
}

function compare(judged: Judged, reference: Answer): Judged {
  const { answer, access } = judged
  if (answer === null || answer === reference) return judged
  const refused = (because: string): Judged => ({ answer, access: 'refused', because })
  if (access === 'absent' || access === 'unclear') {
    return refused(`${answer.status} where a good key gets data`)
  }
  if (access !== 'open') return judged
  if (!hasData(answer)) return refused('no data where a good key gets some')
  if (!isSameKind(answer, reference)) return refused('another answer than to a good key')
  return judged
}

/** A short message of quite other fields is no data, whatever else it may be. */
function isSameKind(answer: Answer, reference: Answer): boolean {
  if (answer.json === undefined) {
    if (reference.json !== undefined) return false
    if (answer.contentType !== reference.contentType) return false
    if (answer.text.length > limits.refusalLengthMax) return true
    const likeness = similarityOf(normaliseText(answer.text), normaliseText(reference.text))
    return likeness > 0.2 || answer.text.length * 4 > reference.text.length
  }
  if (reference.json === undefined) return false
  const own = listFieldPaths(answer.json)
  const others = listFieldPaths(reference.json)
  if (own.size === 0 || own.size > 6 || Array.isArray(answer.json)) return true
  return [...own].some((path) => others.has(path))
}
