/** `keyward keys review`: shows what is wrong with keys, narrows them, records that it was done. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { REVIEW_SEVERITIES, type ReviewKind, severityOf } from '../../engine/review/review-kinds.ts'
import type { Run } from '../command.ts'
import type { OptionValues } from '../option.ts'
import { type Outcome, succeed } from '../outcome.ts'
import type { reviewKeysShape } from '../specs/review-specs.ts'
import { chooseApi } from '../transport/choose-api.ts'
import { type Transport, toSegment, withQuery, withTransport } from '../transport/transport.ts'
import { viewAccessReview, viewApplied, viewReview } from '../views/review-view.ts'
import type { AccessReviewJson, AppliedJson, KeyJson, KeyReviewJson } from '../wire.ts'

type Options = OptionValues<(typeof reviewKeysShape)['options']>

export const reviewKeys: Run<typeof reviewKeysShape> = (context, { options }) => {
  const { apply, record = false, note } = options
  if (apply !== undefined && record) {
    throw new KeywardError('usage_error', { detail: '--apply and --record exclude each other' })
  }
  if (note !== undefined && !record) {
    throw new KeywardError('usage_error', { detail: '--note goes with --record' })
  }
  return withTransport(context, options, (transport) => {
    if (apply !== undefined) return applyProposals(transport, apply, options)
    return record ? recordReview(transport, options) : showReview(transport, options)
  })
}

async function showReview(transport: Transport, options: Options): Promise<Outcome> {
  const { kind, failOn = 'high' } = options
  const review = await readReview(transport, options)
  const exitCode = isFailing(review, kind, failOn) ? 1 : 0
  return { json: review, text: (style) => viewReview(review, style), exitCode }
}

/** With --all page after page: the sums are the same on each. */
async function readReview(transport: Transport, options: Options): Promise<KeyReviewJson> {
  const { api, days, kind, all = false } = options
  const read = async (limit: number | undefined, cursor: string | undefined) => {
    const path = withQuery('/v1/keys/review', { api, days, kind, limit, cursor })
    return (await transport.call('GET', path)) as KeyReviewJson
  }
  let page = await read(all ? limits.reviewItemsMax : options.limit, options.cursor)
  if (!all) return page
  const items = [...page.items]
  while (page.cursor !== null) {
    page = await read(limits.reviewItemsMax, page.cursor)
    items.push(...page.items)
  }
  return { ...page, items }
}

function isFailing(
  { counts }: KeyReviewJson,
  kind: ReviewKind | undefined,
  failOn: NonNullable<Options['failOn']>,
): boolean {
  if (failOn === 'never') return false
  const worst = REVIEW_SEVERITIES.indexOf(failOn)
  const found = Object.keys(counts) as ReviewKind[]
  return found.some((each) => {
    return (kind ?? each) === each && REVIEW_SEVERITIES.indexOf(severityOf(each)) <= worst
  })
}

async function recordReview(transport: Transport, options: Options): Promise<Outcome> {
  const { days, note } = options
  const api = await chooseApi(transport, options.api)
  const body = { api, days, note }
  const done = (await transport.call('POST', '/v1/access-reviews', body)) as AccessReviewJson
  return succeed(done, (style) => viewAccessReview(done, style))
}

/** One after the other: what was applied stays, whatever becomes of the next. */
async function applyProposals(
  transport: Transport,
  ids: readonly string[],
  { days }: Options,
): Promise<Outcome> {
  const items: AppliedJson[] = []
  for (const id of ids) {
    const path = withQuery('/v1/keys/review', { key: id, days })
    const { items: reviewed } = (await transport.call('GET', path)) as KeyReviewJson
    const [found] = reviewed
    const proposal = found?.proposal ?? null
    if (found === undefined || proposal === null) {
      items.push({
        id,
        applied: false,
        why: found?.noProposal ?? 'not_live',
        key: null,
        from: null,
      })
      continue
    }
    const body = { ...proposal, version: found.version }
    const narrowPath = `/v1/keys/${toSegment(id)}/narrow-scopes`
    const key = (await transport.call('POST', narrowPath, body)) as KeyJson
    items.push({ id, applied: true, why: null, key, from: found.grants.map(({ held }) => held) })
  }
  const exitCode = items.every(({ applied }) => applied) ? 0 : 1
  return { json: { items }, text: (style) => viewApplied(items, style), exitCode }
}
