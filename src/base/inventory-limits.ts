/** Every bound on finding out what a target has, with its reason; part of `limits`. */
import { KIB } from './units.ts'

export const inventoryLimits = {
  /** Nesting of a made-up body; recursive schemas end here. */
  filledDepthMax: 6,
  /** Values in one made-up body: more is a schema that was made to exhaust whoever fills it. */
  filledValuesMax: 500,
  filledItemsMax: 20,
  /** A longer `minLength` is not served: the sample would be the attack. */
  filledTextLengthMax: KIB,
  /** Items of one list that are looked at for identifiers. */
  identifiersPerListMax: 100,
  /** The inventory spends one part of the budget; the rules get what is left of three. */
  inventoryBudgetDivisor: 3,
  /** What one operation costs for each caller, at least: what is beyond it could not be judged. */
  inventoryRequestsPerCaller: 2,
  /** Operations of one scan; a document with more is scanned in parts. */
  scannedOperationsMax: 5_000,
  /** Known operations, those of a document and found ones together. */
  inventoryOperationsMax: 20_000,
  /** Documented operations that are asked for links while the inventory is taken. */
  inventoryDocumentedMax: 60,
  /** Values remembered for one parameter of an operation that was found. */
  inventoryExamplesMax: 5,
  inventoryParametersMax: 20,
  /** Things of one list by whose names paths are recognised. */
  inventoryItemsPerListMax: 200,
  /** Fields by which a thing may be asked: its id, its slug, its name. */
  itemNamesMax: 3,
  /** Lists whose things are asked for once. */
  derivedListsMax: 40,
  /** Keys and refusals with which places for a key are tried; the core proves every key later. */
  inventoryKeysTriedMax: 2,
  /** Header fields that scripts and pages name: each is tried with each key. */
  pageHintsMax: 6,
  inventoryKeyTrialsMax: 2,
  /** Words below each usual prefix with which places are tried where all is hidden. */
  hiddenPathsTriedMax: 6,
  /** Paths that cannot exist have names of this many random letters. */
  inventedNameLength: 14,
  /** Links taken of one answer; a page with more of them is a trap or an index of one. */
  linksPerAnswerMax: 300,
  inlineScriptsMax: 50,
  /** Names with texts in one script, looked up in its templates. */
  scriptNamesMax: 2_000,
  /** Bases that the paths of one script may lie below. */
  scriptBasesMax: 3,
  /** Sources of one map; its text is bounded as every body is. */
  mapSourcesMax: 500,
  /** Where a document says that it is one. */
  documentSignLengthMax: 2 * KIB,
  /** Links followed one after the other; deeper ones are calendars and loops. */
  crawlDepthMax: 6,
  crawlVisitsMax: 250,
  /** Paths that differ in values only are asked this often: one is enough, three are sure. */
  crawlPerTemplateMax: 3,
  /** Names in one folder; ever new ones are made up as they are asked. */
  crawlPerFolderMax: 60,
  /** Visits that are repeated with a key. */
  closedVisitsMax: 200,
  pagesMax: 300,
  /** Operations that scripts and forms speak of and that no GET can show. */
  claimsMax: 200,
  /** Operations on other hosts that are listed as skipped. */
  elsewhereMax: 20,
  /** Guesses in all, so that a scan of a small API takes seconds. */
  guessesMax: 420,
  guessPrefixesMax: 5,
  /** Guesses below a prefix that nothing speaks for, unless one hits. */
  unspokenGuessesMax: 20,
  /** Operations side by side that make a folder worth guessing in. */
  prefixChildrenMin: 3,
  /** A target that asked to slow down this often is not guessed at any more. */
  limitedGuessesMax: 3,
  /** So many guesses that seem right at once are compared with one more that cannot be. */
  guessesDoubtedMin: 3,
  /** Paths that are asked for their methods (OPTIONS). */
  methodsAskedMax: 40,
  /** Specification pages and addresses in them that are read while a document is looked for. */
  documentCandidatesMax: 12,
} as const
