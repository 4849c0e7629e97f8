/** Decides how rotations of keys are asked for and told. */
import { z } from '@hono/zod-openapi'
import { limits } from '../../base/limits.ts'
import { instantOutput } from './instant-schema.ts'
import { keyOutput, publicKeyInput } from './key-schema.ts'
import { strictObject } from './strict-object.ts'

export const rotateKeyBody = strictObject({
  graceSeconds: z
    .int()
    .min(0)
    .max(limits.rotationGraceMsMax / 1_000)
    .optional()
    .openapi({
      description: 'How long the old secret works on; 0: not at all. Absent: as the API says.',
      example: 3_600,
    }),
  publicKey: publicKeyInput,
}).openapi('RotateKey')

export const rotatedKeyOutput = keyOutput
  .extend({
    secret: z.string().nullable().openapi({
      description: 'The new key text. Shown this once. Null for a key that signs.',
    }),
    previousSecretEndsAt: instantOutput.nullable().openapi({
      description: 'When the secret that was current before ends; null when there was none.',
    }),
  })
  .openapi('RotatedKey')

export const rotationOutput = z
  .strictObject({
    key: z.string(),
    state: z.enum(['none', 'in_progress', 'leaked']).openapi({
      description: '`leaked`: the only secret was given an end, and a new one must be fetched.',
    }),
    endsAt: instantOutput.nullable().openapi({
      description: 'When the last of the old secrets ends by itself.',
    }),
    safeToFinish: z
      .boolean()
      .nullable()
      .openapi({ description: 'No old secret was used for an hour. Null when none is ending.' }),
    dueAt: instantOutput.nullable().openapi({ description: 'By the schedule; null without one.' }),
    due: z.boolean(),
    secrets: z.array(
      z.strictObject({
        version: z.int(),
        state: z.enum(['current', 'ending', 'ended']),
        createdAt: instantOutput,
        endsAt: instantOutput.nullable(),
        lastUsedAt: instantOutput.nullable().openapi({
          description: 'Since it began to end; null when it was not used since.',
        }),
        lastUsedFrom: z.string().nullable(),
        refusedCount: z.int().openapi({
          description: 'How often it was presented after its end, and refused.',
        }),
        lastRefusedAt: instantOutput.nullable(),
        lastRefusedFrom: z.string().nullable(),
        lastRefusedUserAgent: z.string().nullable(),
      }),
    ),
  })
  .openapi('Rotation')
