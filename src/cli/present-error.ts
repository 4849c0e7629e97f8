/** Decides how a failed command tells what is wrong and what to do: never with a secret in it. */
import type { ErrorCode } from '../base/error-table.ts'
import { KeywardError } from '../base/errors.ts'
import { limits } from '../base/limits.ts'
import { countNoun } from '../base/text/count-noun.ts'
import { formatJson } from '../base/text/format-json.ts'
import { neutralise } from '../base/text/neutralise.ts'
import { redactKeys } from '../engine/keys/redact-keys.ts'
import { exitCodeOf } from './exit-code.ts'
import type { Style } from './text/style.ts'

/** The table speaks to those who send requests; these speak to those who type commands. */
const FIXES: Partial<Record<ErrorCode, string>> = {
  invalid_request: 'Correct what is named above; --help shows the form.',
  unauthorized: 'Set KEYWARD_API_KEY, or --api-key-file, to a live key of that server.',
  forbidden: 'Use an admin key that holds the missing scopes.',
  body_too_large: 'Do it in several parts.',
  storage_unavailable: 'Try again; the log of the server says why.',
  already_exists: 'Choose another name, or use the update command.',
}

interface ToldError {
  readonly code: ErrorCode
  readonly title: string
  readonly detail: string | undefined
  readonly errors: readonly { readonly at: string; readonly message: string }[]
  /** How many more there are than are told. */
  readonly more: number
  readonly fix: string
  readonly requestId: unknown
}

/** `commandName` is for the hint at its help. */
export function presentError(
  error: unknown,
  commandName: string | undefined,
  isJson: boolean,
  style: Style,
): string {
  const told = tell(error, commandName)
  if (isJson) {
    const { code, title, detail, errors, fix, requestId } = told
    const json = { error: code, code, title, detail, errors, fix, requestId }
    return redactKeys(`${formatJson({ ...json, exitCode: exitCodeOf(error) })}\n`)
  }
  const what = describeWhat(told)
  const lines = [`${style.bad('error:')} ${neutralise(what)}`]
  for (const { at, message } of told.errors) {
    lines.push(`  ${neutralise(`${toPlace(at)}${message}`)}`)
  }
  if (told.more > 0) lines.push(`  and ${countNoun(told.more, 'more mistake')}`)
  if (told.requestId !== undefined) lines.push(`  request ${neutralise(String(told.requestId))}`)
  lines.push(`${style.good('fix:')} ${neutralise(told.fix)}`)
  return redactKeys(`${lines.join('\n')}\n`)
}

/**
 * A field of a request is a JSON pointer: `/scopes/0` becomes `scopes.0`, and `/query/from` the
 * option that it came from; a file has a line.
 */
function toPlace(at: string): string {
  if (at === '') return ''
  const query = /^\/query\/([a-z]+)$/.exec(at)?.[1]
  if (query !== undefined) return `--${query} `
  const isField = at.startsWith('/') && !/:\d+$/.test(at)
  return isField ? `${at.slice(1).replaceAll('/', '.')} ` : `${at}: `
}

/** What is wrong with a command line needs no heading. */
function describeWhat({ code, title, detail }: ToldError): string {
  if (detail === undefined) return title
  return code === 'usage_error' ? detail : `${title}: ${detail}`
}

function tell(error: unknown, commandName: string | undefined): ToldError {
  if (!(error instanceof KeywardError)) return tellMistakeOfOurs(error)
  const { code, title, details } = error
  const help = commandName === undefined ? 'keyward --help' : `keyward ${commandName} --help`
  const errors = (details.errors ?? []).slice(0, limits.problemErrorsMax)
  return {
    code,
    title,
    // The detail repeats the first of the errors: those are told one by one.
    detail: errors.length > 0 ? undefined : details.detail,
    errors,
    more: (details.errors ?? []).length - errors.length,
    fix: code === 'usage_error' ? `See ${help}.` : (FIXES[code] ?? error.fix),
    requestId: details.members?.['requestId'],
  }
}

function tellMistakeOfOurs(error: unknown): ToldError {
  const known = new KeywardError('internal_error')
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : undefined
  const fix = 'Report it with what you did; KEYWARD_DEBUG=1 shows where it happened.'
  const { code, title } = known
  return { code, title, detail, errors: [], more: 0, fix, requestId: undefined }
}
