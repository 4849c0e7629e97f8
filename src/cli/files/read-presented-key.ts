/** Decides where a key to be verified is read from: never from an argument, never shown. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { SecretText } from '../../base/secret-text.ts'
import type { CliContext } from '../cli-context.ts'
import { toFlag } from '../option.ts'
import { readInput } from './read-input.ts'

interface KeySources {
  readonly variable: string
  /** What is in the environment is meant for this, but the command line goes first. */
  readonly fileOption: 'keyFile' | 'apiKeyFile'
  readonly file: string | undefined
}

/** What comes is taken as it is, but for line ends: a wrong key is the server's to judge. */
export async function readPresentedKey(
  { environment, fromFlags }: CliContext,
  { variable, fileOption, file }: KeySources,
): Promise<SecretText> {
  const given = environment[variable] ?? ''
  if (given.trim() !== '' && !fromFlags.has(fileOption)) {
    return new SecretText(withoutLineEnds(given))
  }
  const isTyped = (file === undefined || file === '-') && process.stdin.isTTY === true
  const text = isTyped ? await ask() : await readInput(file ?? '-', limits.bodyBytesMax / 2)
  const key = withoutLineEnds(text)
  if (key.trim() !== '') return new SecretText(key)
  const ways = `in ${variable}, with ${toFlag(fileOption)}, or on standard input`
  throw new KeywardError('usage_error', { detail: `no key was given: ${ways}` })
}

function withoutLineEnds(text: string): string {
  return text.replace(/[\r\n]+$/, '')
}

const ENTER = new Set(['\r', '\n', '\u0004'])
const CANCEL = '\u0003'
const ERASE = new Set(['\u007f', '\b'])

/** Reads a line from the terminal without showing it. */
function ask(): Promise<string> {
  const { stdin, stderr } = process
  // Before the question: what is typed in answer to it must find the echo off already.
  stdin.setRawMode(true)
  stderr.write('Key (not shown): ')
  stdin.setEncoding('utf8')
  return new Promise((resolve, reject) => {
    let typed = ''
    const finish = (end: () => void) => {
      stdin.off('data', onData)
      stdin.setRawMode(false)
      stdin.pause()
      stderr.write('\n')
      end()
    }
    const onData = (data: string) => {
      for (const character of data) {
        if (ENTER.has(character)) return finish(() => resolve(typed))
        if (character === CANCEL) {
          const error = new KeywardError('usage_error', { detail: 'no key was given' })
          return finish(() => reject(error))
        }
        typed = ERASE.has(character) ? typed.slice(0, -1) : typed + character
      }
    }
    stdin.on('data', onData)
  })
}
