/** Decides how a key is written in bodies and answers; its secret only where it is made. */
import { z } from '@hono/zod-openapi'
import { limits } from '../../base/limits.ts'
import { DIGEST_ALGORITHMS, KEY_STATES } from '../../engine/keys/key-record.ts'
import { hasControlCharacters } from '../../engine/policy/check-text.ts'
import { instantInput, instantOutput } from './instant-schema.ts'
import { quotaInput, quotaOutput, rateLimitInput, rateLimitOutput } from './limit-schema.ts'
import { strictObject } from './strict-object.ts'

export const keySettingsShape = {
  name: z.string().optional().openapi({ example: 'ci' }),
  owner: z.string().nullable().optional().openapi({
    description: 'Who it is issued to: an id of yours. Limits can be shared by owner.',
    example: 'acme',
  }),
  scopes: z
    .array(z.string())
    .optional()
    .openapi({
      description: '`action:resource`; `*` may stand for one whole part.',
      example: ['read:users'],
    }),
  roles: z
    .array(z.string())
    .optional()
    .openapi({ example: ['reader'] }),
  rateLimits: z
    .union([z.array(rateLimitInput), z.literal('inherit')], {
      error: 'must be a list of rate limits or "inherit"',
    })
    .optional()
    .openapi({ description: '`inherit` (the default): those of the API. An empty list: none.' }),
  quota: z
    .union([quotaInput, z.null(), z.literal('inherit')], {
      error: 'must be a quota, null or "inherit"',
    })
    .optional()
    .openapi({ description: '`inherit` (the default): that of the API. Null: none.' }),
  addresses: z
    .array(z.string())
    .optional()
    .openapi({
      description: 'CIDR blocks from which it may be used; an empty list allows every address.',
      example: ['10.0.0.0/8', '2001:db8::/32'],
    }),
  metadata: z
    .record(z.string(), z.unknown())
    .optional()
    .openapi({
      description: 'Anything of yours; shown by verify. No secrets.',
      example: { team: 'payments' },
    }),
  enabled: z.boolean().optional(),
  notBefore: instantInput.optional(),
  expiresAt: instantInput.optional(),
  rotateEveryMs: z
    .union([z.int(), z.null(), z.literal('inherit')], {
      error: 'must be milliseconds, null or "inherit"',
    })
    .optional()
    .openapi({
      description:
        'How old a secret may get before it is due for rotation. `inherit` (the default): as ' +
        'the API says. Null: never.',
      example: 7_776_000_000,
    }),
}

export const publicKeyInput = z
  .union([z.string(), z.record(z.string(), z.unknown())], {
    error: 'must be a public key of Ed25519: a JWK, a PEM, or 32 bytes in Base64',
  })
  .optional()
  .openapi({
    description:
      'A public key of Ed25519, as JWK, as PEM or as 32 bytes in Base64. Then the key has no ' +
      'text: its holder signs requests (RFC 9421).',
    example: 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs',
  })

export const createKeyBody = strictObject({
  api: z.string().openapi({ example: 'shop' }),
  publicKey: publicKeyInput,
  ...keySettingsShape,
}).openapi('CreateKey')

export const updateKeyBody = strictObject({
  ...keySettingsShape,
  version: z.int().min(1).optional().openapi({
    description: 'The version that was read; the change fails with `conflict` when it is older.',
  }),
}).openapi('UpdateKey')

export const revokeKeyBody = strictObject({
  reason: z
    .string()
    .max(limits.nameLengthMax)
    .refine((text) => !hasControlCharacters(text), 'must be free of control characters')
    .optional()
    .openapi({ example: 'left the company' }),
}).openapi('RevokeKey')

export const keyState = z.enum(KEY_STATES).openapi('KeyState')

export const keyOutput = z
  .strictObject({
    id: z.string().openapi({ example: 'key_4fTzP0aQ9xLm' }),
    api: z.string().openapi({ example: 'shop' }),
    name: z.string(),
    owner: z.string().nullable(),
    hint: z.string().openapi({
      description: 'The part of the key text that may be shown.',
      example: 'shop_live_4fTzP0aQ9xLm…',
    }),
    imported: z.boolean(),
    scopes: z.array(z.string()),
    roles: z.array(z.string()),
    rateLimits: z.union([z.array(rateLimitOutput), z.literal('inherit')]),
    quota: z.union([quotaOutput, z.null(), z.literal('inherit')]),
    addresses: z.array(z.string()),
    metadata: z.record(z.string(), z.unknown()),
    enabled: z.boolean(),
    state: keyState,
    notBefore: instantOutput.nullable(),
    expiresAt: instantOutput.nullable(),
    revokedAt: instantOutput.nullable(),
    revokedReason: z.string().nullable(),
    exposedAt: instantOutput.nullable(),
    exposedIn: z.enum(['query', 'cookie', 'leak']).nullable(),
    quarantinedAt: instantOutput.nullable(),
    quarantineReason: z.string().nullable(),
    rotateEveryMs: z.union([z.int(), z.null(), z.literal('inherit')]),
    createdAt: instantOutput,
    createdBy: z.string().openapi({ description: 'Id of the admin key, or `local`.' }),
    updatedAt: instantOutput,
    version: z.int(),
    secrets: z.array(
      z.strictObject({
        version: z.int(),
        algorithm: z.enum(DIGEST_ALGORITHMS),
        publicKey: z.string().nullable().openapi({
          description: 'Of a key that signs: 32 bytes, base64url. Null: there is a secret.',
        }),
        createdAt: instantOutput,
        expiresAt: instantOutput.nullable(),
      }),
    ),
    usage: z.strictObject({
      allowed: z.int(),
      denied: z.int(),
      lastUsedAt: instantOutput.nullable(),
    }),
  })
  .openapi('Key')

export const createdKeyOutput = keyOutput
  .extend({
    secret: z.string().nullable().openapi({
      description: 'The key text. Shown this once and never again. Null for a key that signs.',
      example: 'shop_live_… (shown once)',
    }),
  })
  .openapi('CreatedKey')
