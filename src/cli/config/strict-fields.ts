/** Decides how the fields of keyward.yaml are described: all known, paths relative to the file. */
import { z } from 'zod'

/** Its message for unknown fields is the list of known ones; `describeIssue` makes words of it. */
export function strictFields<S extends z.ZodRawShape>(shape: S) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : undefined,
  })
}

export function pathField(description: string) {
  return z.string().min(1).describe(`${description}; relative to this file`)
}
