/** Decides how trouble from outside is told: one class, a code from the table, never a secret. */
import { type ErrorCode, errorTable } from './error-table.ts'

export interface ErrorDetails {
  /** What exactly is wrong, in one sentence for a person. Never holds a secret. */
  readonly detail?: string
  /** One entry for each wrong field: a JSON pointer or `file:line:column`, and what is wrong. */
  readonly errors?: readonly { readonly at: string; readonly message: string }[]
  /** Response header fields that go with the error, for example `Allow`. */
  readonly headers?: Readonly<Record<string, string>>
  /** Further members of the problem document (RFC 9457 §3.2), for example `missing`. */
  readonly members?: Readonly<Record<string, unknown>>
}

/** An error of the caller or of the world. `code` is one of `errorTable`; see docs/errors/. */
export class KeywardError extends Error {
  override readonly name = 'KeywardError'
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}, options: { cause?: unknown } = {}) {
    super(details.detail ?? errorTable[code].title, options)
    this.code = code
    this.details = details
  }

  get status(): number {
    return errorTable[this.code].status
  }

  get title(): string {
    return errorTable[this.code].title
  }

  get fix(): string {
    return errorTable[this.code].fix
  }
}
