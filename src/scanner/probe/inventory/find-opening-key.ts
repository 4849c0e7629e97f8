/** Decides with which given key, sent where, the inventory sees more than strangers do. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import { listDeclaredPlacements, listPlacements } from '../keys/list-placements.ts'
import type { ApiDocument } from '../operation.ts'
import { findRefusal } from '../oracle/is-refusal.ts'
import type { OpeningKey, Survey } from './survey.ts'

/**
 * `refused` are answers to strangers that turned them away. A key that is answered anything else
 * opens: even an honest 404 tells that somebody was let in.
 */
export async function findOpeningKey(
  survey: Survey,
  document: ApiDocument | null,
  refused: readonly Answer[],
): Promise<OpeningKey | null> {
  const { settings } = survey
  const challenges = refused.flatMap((each) => each.headers.list('www-authenticate'))
  const declared = listDeclaredPlacements(settings, document, challenges)
  const isFixed = settings.keyPlacement !== undefined
  const keys = settings.keys.filter((each) => each.isRevoked !== true)
  for (const key of keys.slice(0, limits.inventoryKeysTriedMax)) {
    for (const placement of listPlacements(key, declared, isFixed)) {
      const opening = { text: key.text, placement }
      for (const stranger of refused.slice(0, limits.inventoryKeyTrialsMax)) {
        const answer = await survey.ask(stranger.request.url, { key: opening })
        if (answer !== null && isLetIn(answer)) return opening
      }
    }
  }
  return null
}

function isLetIn(answer: Answer): boolean {
  if (findRefusal(answer) !== null || answer.status >= 500 || answer.status === 429) return false
  // A target that cannot read what was sent lets nobody in.
  return answer.status !== 400 && answer.status !== 431
}
