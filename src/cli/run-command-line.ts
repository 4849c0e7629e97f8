/** Decides what a command line leads to: one command, its output, one exit code. */
import { CommanderError } from 'commander'
import { KeywardError } from '../base/errors.ts'
import { formatJson } from '../base/text/format-json.ts'
import { neutralise, neutraliseText } from '../base/text/neutralise.ts'
import { parseKey } from '../engine/keys/key-format.ts'
import { redactKeys } from '../engine/keys/redact-keys.ts'
import type { CliContext, Environment } from './cli-context.ts'
import { commands } from './command-table.ts'
import { createProgram, type Selection } from './create-program.ts'
import { exitCodeOf } from './exit-code.ts'
import type { Outcome } from './outcome.ts'
import { presentError } from './present-error.ts'
import { readOptions } from './read-options.ts'
import { readVersion } from './read-version.ts'
import type { Style } from './text/style.ts'
import { warnOfVariables } from './warn-of-variables.ts'

/** The process as the command line sees it. */
export interface Surroundings {
  readonly environment: Environment
  readonly style: Style
  readonly errorStyle: Style
  readonly isOutputTerminal: boolean
  readonly isErrorTerminal: boolean
  print(text: string): Promise<void>
  printError(text: string): void
}

const HELP_WIDTH_MAX = 100
const HELP_WIDTH_OF_PIPES = 80

/** `argv` without the names of node and the program. Answers the exit code. */
export async function runCommandLine(
  argv: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  const isJson = asksForJson(argv, surroundings.environment)
  let selection: Selection | undefined
  try {
    refuseKeysInArguments(argv)
    const helpText: string[] = []
    selection = select(argv, surroundings.style, (text) => helpText.push(text))
    if (selection === undefined) {
      await surroundings.print(helpText.join(''))
      return 0
    }
    return await run(selection, createContext(surroundings, isJson))
  } catch (error) {
    const name = selection?.command.name ?? findCommandName(argv)
    surroundings.printError(presentError(error, name, isJson, surroundings.errorStyle))
    if (surroundings.environment['KEYWARD_DEBUG'] === '1' && error instanceof Error) {
      surroundings.printError(redactKeys(`${error.stack}\n`))
    }
    return exitCodeOf(error)
  }
}

async function run(selection: Selection, context: CliContext): Promise<number> {
  const { command, arguments: values, rest, given } = selection
  warnOfVariables(context, commands)
  const options = readOptions(command.options, given, context.environment)
  const runCommand = await command.load()
  const outcome = await runCommand(
    { ...context, fromFlags: options.fromFlags },
    { arguments: values as never, rest, options: options.values as never },
  )
  await printOutcome(outcome, context)
  return outcome.exitCode
}

async function printOutcome(outcome: Outcome, { isJson, style, print }: CliContext) {
  if (isJson) {
    if (outcome.json !== undefined) await print(`${formatJson(outcome.json, 2)}\n`)
    return
  }
  const text = outcome.text(style)
  if (text !== '') await print(neutraliseText(text, style.hasColour))
}

/** Undefined when help or version was asked for: then it has been written. */
function select(
  argv: readonly string[],
  style: Style,
  write: (text: string) => void,
): Selection | undefined {
  let selection: Selection | undefined
  const program = createProgram(commands, {
    version: readVersion(),
    helpWidth: Number.isFinite(style.width)
      ? Math.min(HELP_WIDTH_MAX, style.width)
      : HELP_WIDTH_OF_PIPES,
    write,
    onSelect: (selected) => {
      selection = selected
    },
  })
  try {
    program.parse(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return undefined
    throw new KeywardError('usage_error', { detail: describe(error) })
  }
  return selection
}

/** Says the same as commander, but never repeats the value of an option: it may be a secret. */
function describe({ code, message }: CommanderError): string {
  if (code === 'commander.help') return 'a command is missing'
  return message
    .replace(/^error: /, '')
    .replace(/(--?[A-Za-z-]+)=[^']*/g, '$1=…')
    .replace(/(but got \d+): .*/s, '$1')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '')
}

/** Process lists and shell histories show arguments: a key among them is not secret any more. */
function refuseKeysInArguments(argv: readonly string[]): void {
  const hasKey = withoutScannedKeys(argv).some((each) =>
    [...each.matchAll(/[A-Za-z0-9_]+/g)].some(([word]) => parseKey(word) !== undefined),
  )
  if (!hasKey) return
  throw new KeywardError('key_in_argument')
}

/** `keyward scan` takes keys of others by these, for a test of an API that has no better ones. */
const KEY_FLAGS = /^--(?:key|revoked-key)(=|$)/

function withoutScannedKeys(argv: readonly string[]): readonly string[] {
  if (argv.find((each) => !each.startsWith('-')) !== 'scan') return argv
  return argv.filter((each, index) => {
    const [, sign] = KEY_FLAGS.exec(each) ?? []
    const [, before] = KEY_FLAGS.exec(argv[index - 1] ?? '') ?? []
    return sign !== '=' && before !== ''
  })
}

function asksForJson(argv: readonly string[], environment: Environment): boolean {
  const end = argv.indexOf('--')
  const flags = end < 0 ? argv : argv.slice(0, end)
  return flags.includes('--json') || /^(?:1|true|yes|on)$/i.test(environment['KEYWARD_JSON'] ?? '')
}

/** For the hint at the right help when the command line could not be read. */
function findCommandName(argv: readonly string[]): string | undefined {
  const words = argv.filter((each) => !each.startsWith('-'))
  const names = commands.map(({ name }) => name)
  const two = words.slice(0, 2).join(' ')
  if (names.includes(two)) return two
  const [one = ''] = words
  return names.some((name) => name === one || name.startsWith(`${one} `)) ? one : undefined
}

function createContext(surroundings: Surroundings, isJson: boolean): CliContext {
  const { environment, style, errorStyle, isOutputTerminal, isErrorTerminal } = surroundings
  return {
    environment,
    isJson,
    style,
    errorStyle,
    isOutputTerminal,
    isErrorTerminal,
    fromFlags: new Set(),
    print: (text) => surroundings.print(text),
    printError: (text) => surroundings.printError(text),
    warn(message) {
      const told = redactKeys(message)
      const line = isJson
        ? formatJson({ warning: told })
        : `${errorStyle.careful('warning:')} ${neutralise(told)}`
      surroundings.printError(`${line}\n`)
    },
  }
}
