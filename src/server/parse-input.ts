/** Decides how wrong input is told: every wrong field as a JSON pointer, never with its value. */
import { z } from '@hono/zod-openapi'
import type { ZodType } from 'zod'
import { FieldProblems } from '../base/field-problems.ts'
import { limits } from '../base/limits.ts'
import { countNoun } from '../base/text/count-noun.ts'
import { redactKeys } from '../engine/keys/redact-keys.ts'

type Issue = z.core.$ZodIssue

/** Names of fields as people write them; a key text that was used as a name has digits. */
const TELLABLE_NAME = /^[A-Za-z_-]{1,40}$/

/** Error `invalid_request` (RFC 6901 pointers into the body, or `/query/<parameter>`). */
export function parseInput<S extends ZodType>(schema: S, value: unknown, at = ''): z.output<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const problems = new FieldProblems()
  for (const issue of result.error.issues.slice(0, limits.problemErrorsMax)) {
    tellIssue(problems, at, issue)
  }
  problems.throwIfAny()
  return z.NEVER
}

function tellIssue(problems: FieldProblems, at: string, issue: Issue): void {
  const pointer = at + toPointer(issue.path)
  if (issue.code === 'unrecognized_keys') {
    for (const name of issue.keys) {
      const isTellable = TELLABLE_NAME.test(name) && redactKeys(name) === name
      // The library's own message repeats the name.
      const isOurs = !issue.message.startsWith('Unrecognized')
      const message = isOurs ? issue.message : 'is not a known field'
      problems.add(`${pointer}/${isTellable ? name : '…'}`, message)
    }
    return
  }
  if (issue.code === 'invalid_union') {
    const branch = issue.errors.find(([first]) => first !== undefined && first.path.length > 0)
    if (branch !== undefined) {
      for (const inner of branch) tellIssue(problems, pointer, inner)
      return
    }
  }
  problems.add(pointer, describe(issue))
}

/** RFC 6901 §3. Only names of our own schemas and positions get here. */
function toPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

function describe(issue: Issue): string {
  if (!issue.message.startsWith('Invalid') && !issue.message.startsWith('Too ')) {
    return issue.message
  }
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'is required'
        : `must be ${nameOfType(issue.expected)}`
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`
    case 'too_big':
      return `must be at most ${measure(issue.maximum, issue.origin)}`
    case 'too_small':
      return `must be at least ${measure(issue.minimum, issue.origin)}`
    default:
      return 'is not valid'
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
}

function nameOfType(expected: string): string {
  return TYPE_NAMES[expected] ?? 'of another type'
}

function measure(bound: number | bigint, origin: string): string {
  if (origin === 'string') return `${countNoun(Number(bound), 'character')} long`
  if (origin === 'array') return `${countNoun(Number(bound), 'entry', 'entries')} long`
  return String(bound)
}
