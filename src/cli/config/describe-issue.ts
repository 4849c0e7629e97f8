/** Decides how a wrong field of the configuration is told: where, and what it should be. */
import type { z } from 'zod'
import { countNoun } from '../../base/text/count-noun.ts'
import { redactKeys } from '../../engine/keys/redact-keys.ts'
import { findNearest } from '../text/find-nearest.ts'

export interface ConfigIssue {
  readonly path: readonly (string | number)[]
  readonly message: string
}

const SECRET_NAME = /secret|passw|token|credential|api_?keys?$|^keys?$|pepper|private/i

/** The issue must come with its input: what is missing is told in other words. */
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
      return branch.flatMap((inner) => {
        return describeIssue({ ...inner, path: [...issue.path, ...inner.path] })
      })
    }
  }
  return [{ path, message: `${nameField(path)} ${describeWrong(issue)}` }]
}

function isInside(issue: z.core.$ZodIssue): boolean {
  return issue.path.length > 0 || issue.code === 'unrecognized_keys'
}

function describeUnknown(name: string, known: readonly string[]): string {
  const nearest = findNearest(name, known)
  const told = redactKeys(name)
  if (nearest !== undefined) return `unknown field "${told}"; did you mean "${nearest}"?`
  const fields = `known are ${known.join(', ')}`
  if (SECRET_NAME.test(name)) {
    return `unknown field "${told}"; secrets do not belong in this file; ${fields}`
  }
  return `unknown field "${told}"; ${fields}`
}

/** Within an API the line says which: `rateLimits.0`, as the engine names it, too. */
function nameField(path: readonly (string | number)[]): string {
  if (path.length === 0) return 'the file'
  const isWithinApi = path[0] === 'apis' && path.length > 2
  return redactKeys(path.slice(isWithinApi ? 2 : 0).join('.'))
}

function describeWrong(issue: z.core.$ZodIssue): string {
  if (issue.input === undefined && 'input' in issue && issue.code !== 'custom') {
    return issue.code === 'invalid_value'
      ? `is missing: it must be ${listValues(issue.values)}`
      : 'is missing'
  }
  if (!issue.message.startsWith('Invalid') && !issue.message.startsWith('Too ')) {
    return issue.message
  }
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${TYPE_NAMES[issue.expected] ?? issue.expected}${hintOf(issue)}`
    case 'invalid_value':
      return `must be ${listValues(issue.values)}`
    case 'too_big':
      return describeBound('at most', Number(issue.maximum), issue.origin)
    case 'too_small':
      return describeBound('at least', Number(issue.minimum), issue.origin)
    default:
      return 'is not valid'
  }
}

/** What YAML takes for a number or a truth value, such as the port 8787. */
function hintOf({ expected, input }: z.core.$ZodIssueInvalidType): string {
  const isPlain = typeof input === 'number' || typeof input === 'boolean'
  return expected === 'string' && isPlain ? ': put it in quotes' : ''
}

function listValues(values: readonly unknown[]): string {
  const shown = values.map((value) => JSON.stringify(value))
  return shown.length > 2 ? `one of ${shown.join(', ')}` : shown.join(' or ')
}

function describeBound(word: 'at least' | 'at most', bound: number, origin: string): string {
  const isList = origin === 'array'
  if (isList || origin === 'string') {
    if (word === 'at least' && bound === 1) return 'must not be empty'
    const counted = isList ? countNoun(bound, 'entry', 'entries') : countNoun(bound, 'character')
    return `must have ${word} ${counted}`
  }
  return `must be ${word} ${bound}`
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, such as [a, b]',
  object: 'a mapping',
  record: 'a mapping of names to what they are',
  null: 'null',
}
