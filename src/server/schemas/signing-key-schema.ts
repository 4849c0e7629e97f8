/** Decides how signing keys are written: never with their private half. */
import { z } from '@hono/zod-openapi'
import { SIGNING_ALGORITHMS, SIGNING_KEY_STATES } from '../../engine/tokens/signing-key-store.ts'
import { instantOutput } from './instant-schema.ts'
import { strictObject } from './strict-object.ts'

export const rotateSigningKeysBody = strictObject({
  compromised: z.boolean().optional().openapi({
    description: 'Throw all keys away at once; every token that they signed ends.',
  }),
}).openapi('RotateSigningKeys')

export const signingKeysOutput = z.strictObject({
  items: z.array(
    z.strictObject({
      kid: z.string().openapi({ description: 'As in the JWK set and in the header of tokens.' }),
      algorithm: z.enum(SIGNING_ALGORITHMS),
      state: z.enum(SIGNING_KEY_STATES),
      createdAt: instantOutput,
      currentSince: instantOutput.nullable(),
      retiredAt: instantOutput.nullable(),
    }),
  ),
})
