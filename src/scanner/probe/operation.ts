/** Says what one operation of the target is, whoever told of it: a document, a page, a guess. */
import type { Location, OperationRef } from '../finding.ts'
import type { OperationSource } from '../scan-report.ts'

export interface Operation extends OperationRef {
  /** Upper case. */
  readonly method: string
  /** With the base path of the document: `/v1/users/{id}`. */
  readonly path: string
  readonly source: OperationSource
  readonly parameters: readonly OperationParameter[]
  /** `none`: the document says that no key is needed. `unstated`: there is no word on it. */
  readonly security: 'required' | 'none' | 'unstated'
  /** Scopes that the document asks for; empty when none or unstated. */
  readonly scopes: readonly string[]
  /** Names of the document's security schemes of which one admits; empty when unstated. */
  readonly schemes: readonly string[]
  readonly isDeprecated: boolean
  readonly operationId: string | null
  /** Summary and description together, shortened. */
  readonly text: string
  readonly tags: readonly string[]
  readonly body: OperationBody | null
  /** JSON schemas of the answers by status (`200`, `default`), with references resolved. */
  readonly responses: ReadonlyMap<string, JsonSchema | null>
  /** Where the document describes it; null when no document does. */
  readonly location: Location | null
}

export interface OperationParameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header' | 'cookie'
  readonly isRequired: boolean
  readonly schema: JsonSchema | null
  /** Values given by the document: examples, enum, default; as they stand in a URL, unescaped. */
  readonly examples: readonly string[]
}

export interface OperationBody {
  readonly contentType: string
  readonly isRequired: boolean
  readonly schema: JsonSchema | null
  /** An example from the document; undefined when it has none. */
  readonly example: unknown
}

/** A JSON Schema with references resolved to a bounded depth; `true` and `false` become {}. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** How the document wants keys to be sent. */
export interface SecurityScheme {
  readonly name: string
  readonly type: 'apiKey' | 'bearer' | 'basic' | 'oauth2' | 'openIdConnect' | 'other'
  /** For apiKey: where, and under which name. */
  readonly in: 'header' | 'query' | 'cookie' | null
  readonly parameter: string | null
  readonly location: Location | null
}

/** What was read from an OpenAPI 3.x or Swagger 2.0 document. */
export interface ApiDocument {
  /** The file or URL that it came from. */
  readonly source: string
  /** Such as `3.1.0` or `2.0`. */
  readonly version: string
  readonly title: string
  /** `info.version`. */
  readonly apiVersion: string
  readonly operations: readonly Operation[]
  readonly schemes: readonly SecurityScheme[]
  /** True when the document says `security` anywhere, or has a scheme. */
  readonly mentionsSecurity: boolean
  /** Addresses of `servers`, or built from host and schemes of Swagger 2.0. */
  readonly servers: readonly string[]
  /** `file:line:column` and what is wrong there; the rest was used all the same. */
  readonly problems: readonly { readonly at: string; readonly message: string }[]
}

/** `GET /v1/users/{id}`: the same operation has the same name in every scan. */
export function nameOperation({ method, path }: OperationRef): string {
  return `${method} ${path}`
}
