/** Decides how command lines are taken apart and what --help says, from the table of commands. */
import { Command as Commander, Option } from 'commander'
import type { Command } from './command.ts'
import { commandGroups } from './command-table.ts'
import { toFlag } from './option.ts'
import type { GivenOptions } from './read-options.ts'

export interface Selection {
  readonly command: Command
  readonly arguments: Readonly<Record<string, string>>
  readonly rest: readonly string[]
  readonly given: GivenOptions
}

export interface ProgramOptions {
  readonly version: string
  readonly helpWidth: number
  readonly write: (text: string) => void
  readonly onSelect: (selection: Selection) => void
}

const ENVIRONMENT_NOTE =
  '\nEvery option can also be set in the environment:\n--some-option is KEYWARD_SOME_OPTION.\n'

const EXIT_CODES = `
Exit codes:
  0  fine
  1  denied: a key may not do what was asked, or your own does not hold the scope;
     or there are findings to look at
  2  the command or its input is wrong, or does not fit what is there
  3  the surroundings are: data directory, port, server, a key that it does not
     know, target of a scan
`

/** Parsing throws a `CommanderError` for help, version and mistakes; it ends no process. */
export function createProgram(commands: readonly Command[], options: ProgramOptions): Commander {
  const program = new Commander('keyward')
    .description(
      'API key authority: issues, scopes, limits, verifies and revokes API keys in front of any ' +
        'HTTP API. API key security scanner: finds what is insecure about the keys of an API.',
    )
    .version(options.version, '-V, --version', 'print the version')
    .option('--json', 'print JSON, and nothing else, on standard output')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: options.write,
      writeErr: () => {},
      outputError: () => {},
      getOutHelpWidth: () => options.helpWidth,
      getErrHelpWidth: () => options.helpWidth,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({ minWidthToWrap: 20 })
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText(
      'after',
      `${EXIT_CODES}${formatExamples([
        {
          line: 'keyward protect --upstream http://127.0.0.1:5000',
          does: 'put a gateway in front of an API',
        },
        { line: 'keyward keys create --api api --scope read:users', does: 'a key for it' },
        { line: 'keyward scan http://127.0.0.1:5000', does: 'find what an API shows to strangers' },
        { line: 'keyward leaks .', does: 'find keys in files, builds, logs and archives' },
        { line: 'keyward code .', does: 'find how source code mishandles keys' },
      ])}${ENVIRONMENT_NOTE}`,
    )
  const groups = new Map<string, Commander>()
  for (const command of commands) {
    const words = command.name.split(' ')
    const parent = words.length === 1 ? program : getGroup(program, groups, words[0] ?? '')
    const added = addCommand(parent, words.at(-1) ?? '', command, options.onSelect)
    // A command may be the first word of others: `evidence` and `evidence verify`.
    if (words.length === 1) groups.set(command.name, added)
  }
  return program
}

function getGroup(program: Commander, groups: Map<string, Commander>, name: string): Commander {
  const known = groups.get(name)
  if (known !== undefined) return known
  const group = program.command(name).description(`${commandGroups[name]}.`)
  group.summary(commandGroups[name] ?? '').helpCommand(false)
  groups.set(name, group)
  return group
}

function addCommand(
  parent: Commander,
  word: string,
  command: Command,
  onSelect: ProgramOptions['onSelect'],
): Commander {
  const sub = parent.command(word).summary(command.summary).description(command.description)
  sub.enablePositionalOptions().helpCommand(false)
  for (const [name, description] of Object.entries(command.arguments)) {
    sub.argument(`<${name}>`, description)
  }
  if (command.rest !== undefined) {
    sub.argument(`[${command.rest.name}...]`, command.rest.description)
  }
  for (const [name, spec] of Object.entries(command.options)) {
    const { placeholder, isList, description } = spec
    const flags = placeholder === null ? toFlag(name) : `${toFlag(name)} ${placeholder}`
    const each = new Option(flags, description)
    if (placeholder !== null)
      each.argParser((text: string, earlier: unknown) => {
        return isList && Array.isArray(earlier) ? [...earlier, text] : [text]
      })
    sub.addOption(each)
  }
  sub.option('--json', 'print JSON, and nothing else, on standard output')
  sub.addHelpText('after', `${formatExamples(command.examples)}${ENVIRONMENT_NOTE}`)
  sub.action((...all: unknown[]) => {
    const names = Object.keys(command.arguments)
    const values = all.slice(0, names.length) as string[]
    const rest = command.rest === undefined ? [] : ((all[names.length] ?? []) as string[])
    const given = Object.entries(sub.opts<Record<string, unknown>>())
      .filter(([name]) => name !== 'json')
      .map(([name, value]) => [name, Array.isArray(value) ? value : []] as const)
    onSelect({
      command,
      arguments: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])),
      rest,
      given: new Map(given),
    })
  })
  return sub
}

function formatExamples(examples: Command['examples']): string {
  const lines = examples.map(({ line, does }) => `  # ${does}\n  ${line}`)
  return `\nExamples:\n${lines.join('\n')}\n`
}
