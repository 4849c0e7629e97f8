/** Decides how reviews of keys are asked for, told, applied and recorded. */
import { z } from '@hono/zod-openapi'
import { limits } from '../../base/limits.ts'
import {
  REVIEW_KINDS,
  REVIEW_SEVERITIES,
  type ReviewKind,
} from '../../engine/review/review-kinds.ts'
import { instantOutput } from './instant-schema.ts'
import { keyState } from './key-schema.ts'
import { searchText } from './page-schema.ts'
import { strictObject } from './strict-object.ts'
import { wholeNumberQuery } from './whole-number-query.ts'

const days = z.int().min(1).max(limits.reviewDaysMax)

export const reviewQuery = strictObject({
  api: searchText.optional().openapi({ description: 'Keys of this API.', example: 'shop' }),
  key: searchText.optional().openapi({ description: 'Only this key.' }),
  kind: z
    .enum(REVIEW_KINDS as [ReviewKind])
    .optional()
    .openapi({
      description: 'Only keys with such a finding.',
    }),
  days: wholeNumberQuery(1, limits.reviewDaysMax, limits.reviewDaysDefault).openapi({
    description: 'How far back use is looked at.',
  }),
  limit: wholeNumberQuery(1, limits.reviewItemsMax, limits.reviewItemsDefault).openapi({
    description: 'So many keys are answered, those with the worst findings.',
  }),
  cursor: z.string().max(limits.cursorLengthMax).optional().openapi({
    description: 'From the page before. The sums are those of the first page.',
  }),
})

const counts = z.record(z.string(), z.int()).openapi({
  description: 'Keys by kind of finding, all of them.',
  example: { unused_scopes: 3, no_owner: 12 },
})

const finding = z.strictObject({
  kind: z.enum(REVIEW_KINDS as [ReviewKind]),
  severity: z.enum(REVIEW_SEVERITIES),
  seen: z.string(),
  remedy: z.string(),
})

const proposal = z.strictObject({ scopes: z.array(z.string()), roles: z.array(z.string()) })

const reviewedKey = z.strictObject({
  id: z.string(),
  api: z.string(),
  name: z.string(),
  owner: z.string().nullable(),
  hint: z.string(),
  state: keyState,
  version: z.int().openapi({ description: 'To be sent with the proposal when it is applied.' }),
  createdAt: instantOutput,
  expiresAt: instantOutput.nullable(),
  lastUsedAt: instantOutput.nullable(),
  findings: z.array(finding),
  grants: z
    .array(
      z.strictObject({
        held: z.string(),
        role: z.boolean(),
        young: z.boolean().openapi({ description: 'Given or changed within the period: kept.' }),
        used: z.array(z.string()),
      }),
    )
    .openapi({ description: 'What it holds, and which scopes of that were used.' }),
  unnamedUses: z.int().openapi({
    description: 'Requests that named no scope, as those for tokens: the key may need more.',
  }),
  proposal: proposal.nullable().openapi({
    description: 'What it would hold instead; never more than it holds now.',
  }),
  noProposal: z
    .enum([
      'not_used',
      'history_too_short',
      'scopes_not_named',
      'too_many_scopes',
      'nothing_unused',
    ])
    .nullable(),
})

const period = { from: instantOutput, to: instantOutput, days: z.int() }

export const reviewOutput = z
  .strictObject({
    ...period,
    reviewed: z.int().openapi({ description: 'Keys that work, or will.' }),
    withFindings: z.int(),
    counts,
    items: z.array(reviewedKey).openapi({ description: 'The worst first.' }),
    cursor: z.string().nullable().openapi({ description: 'Null on the last page.' }),
  })
  .openapi('KeyReview')

export const narrowScopesBody = strictObject({
  scopes: z.array(z.string().max(limits.presentedKeyLengthMax)).max(limits.scopesPerKeyMax),
  roles: z.array(z.string().max(limits.idLengthMax)).max(limits.rolesPerKeyMax),
  version: z.int().min(1).openapi({ description: 'Of the key that was reviewed.' }),
}).openapi('NarrowScopes')

export const recordReviewBody = strictObject({
  api: z.string().max(limits.idLengthMax),
  days: days.default(limits.reviewDaysDefault),
  note: z.string().min(1).max(limits.reviewNoteLengthMax).nullable().optional(),
}).openapi('RecordAccessReview')

export const accessReviewOutput = z
  .strictObject({
    api: z.string(),
    at: instantOutput,
    by: z.string().openapi({ description: 'Id of the admin key, or `local`.' }),
    note: z.string().nullable(),
    ...period,
    reviewed: z.int(),
    withFindings: z.int(),
    counts,
  })
  .openapi('AccessReview')
