/** Says what is read to be imported: rows for the management API, each with its place. */
export interface SourceRow {
  /** As POST /v1/keys/import takes it. */
  readonly row: Readonly<Record<string, unknown>>
  /** Where it stood: `hashes.csv:3`, or `API_KEYS 2`. Never what stood there. */
  readonly place: string
}
