/** Decides how keys from elsewhere are handed over, and how the report on them is written. */
import { z } from '@hono/zod-openapi'
import { limits } from '../../base/limits.ts'
import { keySettingsShape } from './key-schema.ts'
import { strictObject } from './strict-object.ts'

const importRow = strictObject({
  key: z.string().optional().openapi({ description: 'A key in the clear.' }),
  hash: z.string().optional().openapi({
    description: 'A digest in hex or base64, or a bcrypt or argon2id string.',
  }),
  algorithm: z.enum(['sha256', 'hmac-sha256', 'bcrypt', 'argon2id']).optional().openapi({
    description: 'How the hash was made.',
  }),
  ...keySettingsShape,
})
  .refine((row) => (row.key === undefined) !== (row.hash === undefined), {
    message: 'must hold either key or hash',
  })
  .refine((row) => (row.hash === undefined) === (row.algorithm === undefined), {
    message: 'must be given together with hash',
    path: ['algorithm'],
  })

/** Canonical base64 of 1 to `limits.hmacSecretBytesMax` bytes. */
function isSecret(text: string): boolean {
  const bytes = Buffer.from(text, 'base64')
  const isInRange = bytes.length > 0 && bytes.length <= limits.hmacSecretBytesMax
  return isInRange && bytes.toString('base64') === text
}

export const importKeysBody = strictObject({
  api: z.string().openapi({ example: 'shop' }),
  dryRun: z.boolean().default(false).openapi({ description: 'Only reports; writes nothing.' }),
  hmacSecret: z
    .string()
    .refine(isSecret, `must be base64 of 1 to ${limits.hmacSecretBytesMax} bytes`)
    .optional()
    .openapi({ description: 'What `hmac-sha256` hashes were made with, in base64.' }),
  rows: z.array(importRow).min(1).max(limits.importRowsMax),
}).openapi('ImportKeys')

export const importReportOutput = z
  .strictObject({
    dryRun: z.boolean(),
    imported: z.int(),
    alreadyImported: z.int(),
    refused: z.int(),
    weak: z.int(),
    rows: z.array(
      z.strictObject({
        row: z.int().openapi({ description: 'Position in the request, from 1.' }),
        status: z.enum(['imported', 'would_import', 'already_imported', 'refused']),
        keyId: z.string().nullable(),
        name: z.string(),
        hint: z.string(),
        problems: z.array(z.strictObject({ code: z.string(), message: z.string() })),
      }),
    ),
  })
  .openapi('ImportReport')
