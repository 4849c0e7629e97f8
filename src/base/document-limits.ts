/** Every bound on reading OpenAPI documents, with its reason; part of `limits`. */
import { KIB } from './units.ts'

export const documentLimits = {
  /** Values that YAML aliases may add to those written out: a walk over all of them stays short. */
  aliasedValuesMax: 1_000_000,
  /** Line ends, dashes, colons, brackets: the parser takes near a kilobyte of memory for each. */
  yamlSignsMax: 700_000,
  /** Longer chains of references are a mistake, or an attempt to keep us busy. */
  referenceChainMax: 32,
  /** A reference is a short address and the path within it. */
  referenceLengthMax: 2 * KIB,
  /** Names copied from where references lead, because something stands beside the reference. */
  referencedNamesCopiedMax: 1_000_000,
  /** Files or addresses that one document may be spread over. */
  referencedDocumentsMax: 1_000,
  /** Operations of one scanned document; a scan of more would take hours. */
  documentOperationsMax: 10_000,
  documentParametersMax: 200,
  /** Members of one mapping that is looked through for each operation, such as its responses. */
  documentMembersMax: 1_000,
  /** Whoever has this many mends those first. */
  documentProblemsMax: 100,
  /** Of summary and description together. */
  operationTextLengthMax: 500,
  tagsMax: 50,
  schemesMax: 100,
  /** Of one body: JSON and forms stand among the first ones. */
  mediaTypesMax: 100,
  serversMax: 50,
  /** Values for one parameter; the first ones are tried. */
  examplesMax: 20,
  /** An example is sent as a body: as large as an honest one is. */
  exampleValuesMax: 1_000,
  exampleTextLengthMax: 10_000,
  /** Schemas within one schema, the uppermost first: what is deeper, no rule looks at. */
  schemaValuesMax: 300,
  schemaDepthMax: 12,
  /** Members of `allOf`, those of its members included, that are read as one. */
  schemaPartsMax: 50,
  schemaTextLengthMax: 500,
  /** Fields within one schema that are named at least, although they are not looked into. */
  schemaNamesMax: 2_000,
  /** Of every schema, when there are very many of them. */
  schemaValuesMin: 20,
  /** Keywords of one schema: the standards have about sixty. */
  schemaKeywordsMax: 200,
  /** Schemas of one document together: keeps what it costs in memory near 100 MiB. */
  schemaValuesTotalMax: 1_000_000,
} as const
