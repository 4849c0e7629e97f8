/** Says what a command is: its words, arguments, options, examples, and where its code lies. */

import type { CliContext } from './cli-context.ts'
import type { OptionSpec, OptionValues } from './option.ts'
import type { Outcome } from './outcome.ts'

/** What an argument is, by its name. All that there are are required. */
export type ArgumentSpecs = Readonly<Record<string, string>>

export type ArgumentValues<A> = { readonly [Name in keyof A]: string }

type OptionSpecs = Readonly<Record<string, OptionSpec<unknown>>>

export interface CommandInput<S extends { arguments: unknown; options: unknown }> {
  readonly arguments: ArgumentValues<S['arguments']>
  /** What stands where `rest` says; empty for every other command. */
  readonly rest: readonly string[]
  readonly options: OptionValues<S['options']>
}

/** What a command does with what it was given. */
export type Run<S extends { arguments: unknown; options: unknown }> = (
  context: CliContext,
  input: CommandInput<S>,
) => Promise<Outcome>

export interface CommandShape<A = ArgumentSpecs, O = OptionSpecs> {
  /** `keys create`: the words after `keyward`. */
  readonly name: string
  /** One line for lists of commands. */
  readonly summary: string
  /** What one needs to know before using it. */
  readonly description: string
  /** Descriptions by name, in the order in which they are given; all are required. */
  readonly arguments: A
  /** Any number of further arguments, none too. */
  readonly rest?: { readonly name: string; readonly description: string }
  readonly options: O
  /** Command lines with what each is for. */
  readonly examples: readonly { readonly line: string; readonly does: string }[]
}

export interface Command extends CommandShape {
  /** Loads the code of the command, and with it all that only this command needs. */
  readonly load: () => Promise<Run<CommandShape>>
}

/** Keeps the exact types of a command's arguments and options for the code behind it. */
export function defineShape<const A extends ArgumentSpecs, const O extends OptionSpecs>(
  shape: CommandShape<A, O>,
): CommandShape<A, O> {
  return shape
}

/** Joins a shape with its code; the compiler holds both to each other. */
export function defineCommand<A extends ArgumentSpecs, O extends OptionSpecs>(
  shape: CommandShape<A, O>,
  load: () => Promise<Run<CommandShape<A, O>>>,
): Command {
  return { ...shape, load: load as Command['load'] }
}
