#!/usr/bin/env node
/** Decides how the program begins and ends: the only file that ends the process. */
import { runCommandLine } from './run-command-line.ts'
import { createStyle } from './text/style.ts'

const { stdout, stderr, env, argv } = process

/** The reader has gone (`keyward keys list | head`): nobody is left to be told anything. */
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    if (stream === stdout) {
      stderr.write(`error: The output cannot be written (${error.code ?? 'unknown reason'})\n`)
      stderr.write('fix: Check where it goes, and the free space there.\n')
    }
    process.exit(3)
  })
}

function styleOf(stream: NodeJS.WriteStream) {
  return createStyle({
    isTerminal: stream.isTTY === true,
    columns: stream.columns,
    noColour: env['NO_COLOR'],
    terminalName: env['TERM'],
  })
}

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error == null ? resolve() : reject(error)))
  })
}

/** What is published runs on whatever `node` the machine has, and older ones lack node:sqlite. */
const NODE_MAJOR_MIN = 24
if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR_MIN) {
  stderr.write(`error: Keyward needs Node ${NODE_MAJOR_MIN}, and this is ${process.version}\n`)
  stderr.write('fix: Install a newer Node.js: https://nodejs.org\n')
  process.exit(3)
}

let lastError = Promise.resolve()

const exitCode = await runCommandLine(argv.slice(2), {
  environment: env,
  style: styleOf(stdout),
  errorStyle: styleOf(stderr),
  isOutputTerminal: stdout.isTTY === true,
  isErrorTerminal: stderr.isTTY === true,
  print: (text) => write(stdout, text),
  printError(text) {
    lastError = write(stderr, text)
  },
})
await lastError
process.exit(exitCode)
