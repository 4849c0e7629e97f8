/** Says what a command knows of the process around it, and where its words go. */
import type { Style } from './text/style.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export interface CliContext {
  readonly environment: Environment
  readonly isJson: boolean
  /** How standard output may look. */
  readonly style: Style
  /** How standard error may look. */
  readonly errorStyle: Style
  readonly isOutputTerminal: boolean
  readonly isErrorTerminal: boolean
  /** Options that stood on the command line itself: they go before all else. */
  readonly fromFlags: ReadonlySet<string>
  /** To standard output; resolves when it has been handed to the system. */
  print(text: string): Promise<void>
  /** To standard error, as it is: for lines that are drawn anew. */
  printError(text: string): void
  /** To standard error: something that is not right but does not stop the command. */
  warn(message: string): void
}
