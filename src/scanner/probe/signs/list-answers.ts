/** Decides in which order answers are looked through, so that two scans name the same one. */
import type { Answer } from '../client/exchange.ts'
import type { ScanContext } from '../scan-context.ts'

/** Every answer of the target's own origin so far, by URL and method: not by time of arrival. */
export function listAnswers(scan: ScanContext): readonly Answer[] {
  return scan.client.answers
    .filter(
      ({ request }) => URL.canParse(request.url) && new URL(request.url).origin === scan.origin,
    )
    .map((answer) => ({ answer, name: `${answer.request.url} ${answer.request.method}` }))
    .sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
    .map(({ answer }) => answer)
}
