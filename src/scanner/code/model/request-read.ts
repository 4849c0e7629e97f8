/** Says what part of a request an expression reads. */

export type RequestPart = 'header' | 'query' | 'cookie' | 'body' | 'path' | 'any'

export interface RequestRead {
  readonly part: RequestPart
  /** Null for all of them, such as `request.headers`. */
  readonly name: string | null
}
