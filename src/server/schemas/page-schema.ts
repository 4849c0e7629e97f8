/** Decides how lists are asked for and answered: by cursor, a page at a time. */
import { z } from '@hono/zod-openapi'
import type { ZodType } from 'zod'
import { limits } from '../../base/limits.ts'
import { redactKeys } from '../../engine/keys/redact-keys.ts'

const LIMIT_MESSAGE = `must be a whole number from 1 to ${limits.pageSizeMax}`

/** Query parameters come as text. */
export const pageQueryShape = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/, LIMIT_MESSAGE)
    .transform(Number)
    .refine((size) => size >= 1 && size <= limits.pageSizeMax, LIMIT_MESSAGE)
    .default(limits.pageSizeDefault)
    .openapi({
      type: 'integer',
      minimum: 1,
      maximum: limits.pageSizeMax,
      default: limits.pageSizeDefault,
    }),
  cursor: z.string().max(limits.cursorLengthMax).optional().openapi({
    description: 'From the page before.',
  }),
}

/** A search by the whole text of a key would leave it in logs and histories on the way. */
export const searchText = z
  .string()
  .max(limits.presentedKeyLengthMax)
  .refine(
    (text) => redactKeys(text) === text,
    'must not be a whole key: URLs end up in logs. Search by its id, hint or first characters, ' +
      'and replace this key',
  )

export function pageOutput<S extends ZodType>(item: S, name: string) {
  return z
    .strictObject({
      items: z.array(item),
      cursor: z.string().nullable().openapi({ description: 'Null on the last page.' }),
    })
    .openapi(name)
}
