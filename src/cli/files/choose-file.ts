/** Decides whether what was named as output is a file: standard output has names, too. */
import { resolve } from 'node:path'

/** Opened by its name, what a shell redirected would be written from the beginning again. */
const STANDARD_OUTPUT = new Set(['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'])

/** Undefined for standard output, as when nothing was named. */
export function chooseFile(output: string | undefined): string | undefined {
  return output !== undefined && STANDARD_OUTPUT.has(resolve(output)) ? undefined : output
}
