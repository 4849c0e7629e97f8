/** Decides which version this is: the one in package.json, wherever the program lies. */
import { readFileSync } from 'node:fs'

/** package.json is two folders above this file, from source and in the published package alike. */
export function readVersion(): string {
  const file = new URL('../../package.json', import.meta.url)
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return version
}
