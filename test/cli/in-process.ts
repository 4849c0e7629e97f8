/** Runs command lines in this process, where a test asks about many and none needs its own. */
import { runCommandLine } from '../../src/cli/run-command-line.ts'
import { createStyle } from '../../src/cli/text/style.ts'

export interface HereResult {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export async function runHere(
  argv: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  columns?: number,
): Promise<HereResult> {
  let stdout = ''
  let stderr = ''
  const isTerminal = columns !== undefined
  const facts = { isTerminal, columns, noColour: environment['NO_COLOR'], terminalName: 'xterm' }
  const style = createStyle(facts)
  const code = await runCommandLine(argv, {
    environment,
    style,
    errorStyle: style,
    isOutputTerminal: isTerminal,
    isErrorTerminal: isTerminal,
    print: async (text) => {
      stdout += text
    },
    printError(text) {
      stderr += text
    },
  })
  return { code, stdout, stderr }
}
