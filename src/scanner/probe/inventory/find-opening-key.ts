/** Decides with which given key, sent where, the inventory sees more than strangers do. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import { listDeclaredPlacements, listPlacements } from '../keys/list-placements.ts'
import { readPageHints } from '../keys/read-page-hints.ts'
import type { ApiDocument } from '../operation.ts'
import { findRefusal } from '../oracle/is-refusal.ts'
import type { DiscoveredPage } from '../scan-context.ts'
import type { OpeningKey, Survey } from './survey.ts'

/**
 * `strangers` are answers that turned strangers away, or told them that nothing is there. A key
 * opens where it is answered anything else: to whom was refused, even an honest 404.
 */
export async function findOpeningKey(
  survey: Survey,
  document: ApiDocument | null,
  strangers: readonly Answer[],
  pages: readonly DiscoveredPage[] = [],
): Promise<OpeningKey | null> {
  const { settings } = survey
  const isFixed = settings.keyPlacement !== undefined
  const declared = [
    ...listDeclaredPlacements(settings, document, strangers),
    ...(isFixed ? [] : readPageHints(pages)),
  ]
  const keys = settings.keys.filter((each) => each.isRevoked !== true)
  for (const key of keys.slice(0, limits.inventoryKeysTriedMax)) {
    for (const placement of listPlacements(key, declared, isFixed)) {
      const opening = { text: key.text, placement }
      const answers = await Promise.all(
        strangers.map(({ request }) => survey.ask(request.url, { key: opening })),
      )
      const isOpen = strangers.some((each, index) => isLetIn(answers[index] ?? null, each))
      if (isOpen) return opening
    }
  }
  return null
}

function isLetIn(answer: Answer | null, stranger: Answer): boolean {
  if (answer === null || findRefusal(answer) !== null) return false
  const { status } = answer
  if (stranger.status === 404 || stranger.status === 410) return status < 300
  // A target that cannot read what was sent lets nobody in.
  return status < 500 && status !== 400 && status !== 429 && status !== 431
}
