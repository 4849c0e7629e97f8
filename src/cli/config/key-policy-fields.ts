/** Decides what keyward.yaml may say of the life of keys and of what follows when they leak. */
import { z } from 'zod'
import { parseDuration } from '../text/parse-duration.ts'
import { spanRanges } from '../text/span-range.ts'
import { spanField, strictFields } from './strict-fields.ts'

const OR_NULL = ', or null'

const reaction = (when: string) =>
  z
    .enum(['notify', 'quarantine', 'rotate', 'revoke'])
    .optional()
    .describe(`What follows when a key ${when}`)

const { keyLifetime, rotateEvery, rotationGrace, tokenLifetime } = spanRanges

export const keyPolicyFields = strictFields({
  maxLifetime: spanField('Longest life of a key; null: any', keyLifetime, OR_NULL)
    .nullable()
    .optional(),
  defaultLifetime: spanField('Life of a key for which none was named', keyLifetime, OR_NULL)
    .nullable()
    .optional(),
  rotateEvery: spanField('Age at which a secret is due for rotation', rotateEvery, OR_NULL)
    .nullable()
    .optional(),
  rotationGrace: spanField('Overlap of old and new secret', rotationGrace).optional(),
  onExposure: reaction('was sent in a URL or cookie'),
  onLeak: reaction('was reported as leaked'),
  tokenLifetime: spanField('Longest life of an access token', tokenLifetime).optional(),
  tokenAudiences: z.array(z.string()).optional().describe('Audiences that a token may name'),
  requireDpop: z.boolean().optional().describe('Tokens only with a proof of possession'),
}).refine(({ maxLifetime, defaultLifetime }) => isShorter(defaultLifetime, maxLifetime), {
  path: ['defaultLifetime'],
  error: 'must not be longer than maxLifetime',
})

function isShorter(life: string | 0 | null | undefined, longest: typeof life): boolean {
  if (typeof life !== 'string' || typeof longest !== 'string') return true
  return (parseDuration(life) ?? 0) <= (parseDuration(longest) ?? Infinity)
}
