/** Decides how log lines look: one JSON object each, no key text, nothing to forge another line. */
import { type DestinationStream, type Level, type Logger, pino } from 'pino'
import { redactKeys } from '../engine/keys/redact-keys.ts'

export type { Logger } from 'pino'

export interface LoggerOptions {
  readonly level: Level | 'silent'
  /** Standard output when absent. */
  readonly destination?: DestinationStream
}

/** What JSON leaves as it is, but terminals and some line readers obey. */
const UNESCAPED_CONTROLS = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

/**
 * Log lines name keys by id. Texts in the form of a key are taken out all the same, from
 * whatever is logged: messages and stacks of errors that we did not write included.
 */
export function createLogger({ level, destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: toErrorFields },
    hooks: { streamWrite: (line: string) => escapeControls(redactKeys(line)) },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

function escapeControls(line: string): string {
  return line.replace(
    UNESCAPED_CONTROLS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Only what tells where it went wrong: other members of an error may hold what was being done. */
function toErrorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  return {
    type: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    message: error.message,
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: toErrorFields(error.cause) }),
  }
}
