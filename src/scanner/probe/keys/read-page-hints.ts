/** Decides which header fields pages and scripts of the target name that may carry its key. */
import { limits } from '../../../base/limits.ts'
import type { KeyPlacement } from '../../scan-settings.ts'
import type { DiscoveredPage } from '../scan-context.ts'

/** `'X-Shop': key`, `X-Shop: <key>`, `set('X-Shop', key)`. */
const FIELD = /\bx-[a-z][a-z0-9-]{1,40}(?=["'`]?\s{0,4}[:,])/gi

/** Of these it is known that they carry something else. */
const OTHER = new RegExp(
  '^x-(?:requested-with|(?:csrf|xsrf)-.*|forwarded-.*|.*request-id|correlation-id|trace.*|b3-.*|' +
    'powered-by|rate-?limit.*|frame-options|content-type.*|xss-protection|ua-compatible|real-ip|' +
    'http-method.*|method-override|dns-prefetch.*|robots-tag|total.*|client-version|app-version)$',
)

/** In the order in which they are named; few, since each is tried. */
export function readPageHints(pages: readonly DiscoveredPage[]): readonly KeyPlacement[] {
  const names = new Map<string, KeyPlacement>()
  for (const { answer } of pages) {
    for (const [name] of answer.text.matchAll(FIELD)) {
      const lower = name.toLowerCase()
      if (OTHER.test(lower) || names.has(lower)) continue
      names.set(lower, { in: 'header', name, scheme: '' })
      if (names.size >= limits.pageHintsMax) return [...names.values()]
    }
  }
  return [...names.values()]
}
