/** Says what an endpoint is: where it lies, what it takes, who may call it and what it answers. */
import type { ZodType, z } from 'zod'
import type { ErrorCode } from '../base/error-table.ts'
import type { IdempotencyClaim } from '../engine/idempotency.ts'
import type { Principal } from '../engine/principal.ts'
import type { AdminRequest } from './admin-request.ts'
import type { DenialLog } from './denial-log.ts'
import type { ManagementDeps } from './management-deps.ts'

export type Method = 'get' | 'post' | 'patch' | 'delete'

/** `/v1/keys/{id}` → `{ id: string }` */
export type PathParams<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [Each in Name]: string } & PathParams<Rest>
  : unknown

export interface Call<P extends string, Q extends ZodType, B extends ZodType> {
  readonly deps: ManagementDeps
  readonly principal: Principal
  readonly params: PathParams<P>
  readonly query: z.output<Q>
  readonly body: z.output<B>
  /** What `body` was read from: signatures are over bytes. Empty where no JSON is taken. */
  readonly rawBody: Uint8Array
  /** Null without an Idempotency-Key; always null where none is taken. */
  readonly idempotency: IdempotencyClaim | null
  readonly requestId: string
  /** As it came, for the few endpoints that look at header fields themselves. */
  readonly request: AdminRequest
  readonly denials: DenialLog
}

export interface Answer {
  readonly status: number
  /** A stream is read as fast as the client takes it, and cancelled when the client is gone. */
  readonly body: string | Uint8Array | ReadableStream<Uint8Array> | null
  readonly headers: Readonly<Record<string, string>>
  /** Id of what was changed, for the log. */
  readonly target: string | null
  /** Of a stream that is never silent itself: its client is cut when nothing gets through. */
  readonly silenceTimeoutMs?: number
}

interface ResponseSpec {
  readonly description: string
  /** Absent: no body. */
  readonly schema?: ZodType
  /** Made of the schema when absent. */
  readonly example?: unknown
  /** `application/json` when absent. */
  readonly mediaType?: string
  /** Texts of these types are answered where the query asks for them. */
  readonly otherMediaTypes?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
}

export interface EndpointSpec<P extends string, Q extends ZodType, B extends ZodType> {
  readonly method: Method
  readonly path: P
  /** The last parameter takes all segments that are left. */
  readonly takesRestOfPath?: boolean
  /** The verb-noun that the engine, the files and the command line use too. */
  readonly operationId: string
  readonly tag:
    | 'APIs'
    | 'Keys'
    | 'Roles'
    | 'Tokens'
    | 'Scans'
    | 'Audit'
    | 'Leaks'
    | 'Usage'
    | 'Operations'
    | 'Documentation'
  readonly summary: string
  readonly description?: string
  /** What an admin key must hold; null: open to everybody. */
  readonly scope: string | null
  /** True when a request proves itself, which `handle` then checks: it is asked for no key. */
  readonly bringsProof?: (rawHeaders: readonly string[]) => boolean
  /** False where it is not set up: then there is no such endpoint. */
  readonly isOffered?: (deps: ManagementDeps) => boolean
  readonly query?: Q
  readonly body?: B
  readonly bodyExample?: unknown
  /** `limits.bodyBytesMax` when absent. */
  readonly bodyBytesMax?: number
  readonly isBodyOptional?: boolean
  /** Takes a form and answers errors as RFC 6749 has it, and sees to authentication itself. */
  readonly isOAuth?: boolean
  /** Pointers at which the body may hold key texts; elsewhere one is refused, unstored. */
  readonly keyTextsAt?: RegExp
  readonly takesIdempotencyKey?: boolean
  /** Header fields that it reads by itself: what each is for. */
  readonly requestFields?: Readonly<Record<string, string>>
  /** Written to the log with who did it. */
  readonly isChange?: boolean
  readonly responses: Readonly<Record<number, ResponseSpec>>
  /** Beside those that every endpoint of its kind may answer. */
  readonly problems?: readonly ErrorCode[]
  readonly handle: (call: Call<P, Q, B>) => Answer | Promise<Answer>
}

/** The same for those who treat all endpoints alike. */
export interface Endpoint extends Omit<EndpointSpec<string, ZodType, ZodType>, 'handle'> {
  readonly handle: (call: Call<string, ZodType, ZodType>) => Answer | Promise<Answer>
}

/** Lets `handle` know its inputs by their schemas; they are parsed by `serveEndpoint`. */
export function defineEndpoint<P extends string, Q extends ZodType, B extends ZodType>(
  spec: EndpointSpec<P, Q, B>,
): Endpoint {
  return spec as unknown as Endpoint
}

export function answerJson(
  status: number,
  value: unknown,
  more: { readonly headers?: Readonly<Record<string, string>>; readonly target?: string } = {},
): Answer {
  return {
    status,
    body: JSON.stringify(value),
    headers: { 'content-type': 'application/json', ...more.headers },
    target: more.target ?? null,
  }
}

export function answerText(
  contentType: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status: 200, body, headers: { 'content-type': contentType, ...headers }, target: null }
}

export function answerNothing(target: string): Answer {
  return { status: 204, body: null, headers: {}, target }
}
