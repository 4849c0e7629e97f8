/** Decides how reports of leaked keys look over HTTP, and their answers. */
import { z } from '@hono/zod-openapi'
import { limits } from '../../base/limits.ts'
import { strictObject } from './strict-object.ts'

/** Of `some_token`. */
const SHA256 = '9a45520a1213f15016d2d768b5fb3d904492a44ee274b44d4de8803e00fb536a'

const token = z.string().min(1).describe('The text that was found, whole')
const place = z.string().nullable().optional()

/** Strangers' protocol: members that we do not know are left alone. */
export const githubReportBody = z
  .array(
    z.looseObject({
      token: z.string(),
      type: z.string().max(limits.nameLengthMax),
      url: place,
      source: place,
    }),
  )
  .max(limits.githubMatchesMax)

export const githubReportOutput = z.array(
  z.object({
    token_hash: z.string().describe('SHA-256 of the token, hex').openapi({ example: SHA256 }),
    token_type: z.string().openapi({ example: 'keyward_api_key' }),
    label: z.enum(['true_positive', 'false_positive']),
  }),
)

export const leakReportBody = strictObject({
  leaks: z
    .array(
      strictObject({
        token,
        url: place.describe('Where it was found'),
        source: place.describe('What kind of place that is, such as commit or paste'),
        note: place.describe('Whatever helps'),
      }),
    )
    .min(1)
    .max(limits.leakReportsMax),
})

export const leakReportOutput = z
  .object({
    leaks: z
      .array(
        z.object({
          tokenSha256: z.string().describe('Hex').openapi({ example: SHA256 }),
          label: z.enum(['true_positive', 'false_positive']),
          keyId: z
            .string()
            .nullable()
            .optional()
            .describe('Only for admins')
            .openapi({ example: 'key_4fQ2bX9kLm1Z' }),
          reaction: z
            .enum(['none', 'notify', 'quarantine', 'rotate', 'revoke'])
            .nullable()
            .optional()
            .describe('What was done, by the policy of the API; only for admins'),
        }),
      )
      .describe('In the order of the report'),
  })
  .openapi('LeakReport')
