/** Decides what file and options say of a server; all mistakes in the file are told at once. */
import { KeywardError } from '../../base/errors.ts'
import type { CliContext } from '../cli-context.ts'
import { type DeclaredApi, declareApis } from '../config/declared-api.ts'
import {
  type ConfigMistake,
  createConfigError,
  type ReadConfig,
  readConfig,
} from '../config/read-config.ts'
import {
  resolveServerSettings,
  type ServerOptions,
  type ServerSettings,
} from './server-settings.ts'

export interface ServerConfig {
  /** Null without a file. */
  readonly read: ReadConfig | null
  readonly settings: ServerSettings
  readonly declared: readonly DeclaredApi[]
}

/** Errors: `config_not_readable`, `config_invalid`, `openapi_invalid`; `usage_error` of options. */
export async function readServerConfig(
  context: Pick<CliContext, 'warn'>,
  options: ServerOptions,
): Promise<ServerConfig> {
  const attempt = await readConfig(options.config)
  if (attempt === null) {
    return { read: null, settings: resolveServerSettings(options, null), declared: [] }
  }
  const { read } = attempt
  const mistakes: ConfigMistake[] = [...attempt.mistakes]
  const declared = await declareApis(context, read).catch((error: unknown) => {
    if (!(error instanceof KeywardError) || error.details.errors === undefined) throw error
    // What is wrong only in a document that the file names is told as such.
    if (error.code !== 'config_invalid' && mistakes.length === 0) throw error
    mistakes.push(...error.details.errors)
    return []
  })
  if (mistakes.length > 0) throw createConfigError(mistakes)
  return { read, settings: resolveServerSettings(options, read), declared }
}
