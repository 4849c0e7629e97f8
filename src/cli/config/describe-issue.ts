/** Decides how a wrong field of the configuration is told: where, and what it should be. */
import type { z } from 'zod'
import { redactKeys } from '../../engine/keys/redact-keys.ts'
import { findNearest } from '../text/find-nearest.ts'

export interface ConfigIssue {
  readonly path: readonly (string | number)[]
  readonly message: string
}

const SECRET_NAME = /secret|passw|token|credential|api_?keys?$|^keys?$|pepper|private/i

export function describeIssue(issue: z.core.$ZodIssue): ConfigIssue[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(' ')
    return issue.keys.map((name) => ({
      path: [...path, name],
      message: describeUnknown(name, known),
    }))
  }
  if (issue.code === 'invalid_union') {
    // The branch that got furthest knows best what is wrong.
    const branch = issue.errors.find(([first]) => first !== undefined && isInside(first))
    if (branch !== undefined) {
      return branch.flatMap((inner) =>
        describeIssue(inner).map((told) => ({ ...told, path: [...path, ...told.path] })),
      )
    }
  }
  return [{ path, message: describeWrong(issue, path) }]
}

function isInside(issue: z.core.$ZodIssue): boolean {
  return issue.path.length > 0 || issue.code === 'unrecognized_keys'
}

function describeUnknown(name: string, known: readonly string[]): string {
  const nearest = findNearest(name, known)
  const told = redactKeys(name)
  if (nearest !== undefined) return `unknown field "${told}"; did you mean "${nearest}"?`
  if (SECRET_NAME.test(name)) return `unknown field "${told}"; secrets do not belong in this file`
  return `unknown field "${told}"; known are ${known.join(', ')}`
}

function describeWrong(issue: z.core.$ZodIssue, path: readonly (string | number)[]): string {
  const name = path.findLast((part) => typeof part === 'string')
  const field = name === undefined ? 'the file' : String(name)
  if (!issue.message.startsWith('Invalid') && !issue.message.startsWith('Too ')) {
    return `${field} ${issue.message}`
  }
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? `${field} is missing`
        : `${field} must be ${TYPE_NAMES[issue.expected] ?? issue.expected}`
    case 'invalid_value': {
      const values = issue.values.map((value) => JSON.stringify(value)).join(' or ')
      return `${field} must be ${values}`
    }
    case 'too_big':
      return `${field} must be at most ${issue.maximum}`
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `${field} must be at least ${issue.minimum}`
        : `${field} must not be empty`
    default:
      return `${field} is not valid`
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  null: 'null',
}
