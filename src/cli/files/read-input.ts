/** Decides how files and standard input are read: bounded, as UTF-8, with errors that name them. */
import { createReadStream, statSync } from 'node:fs'
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { SecretText } from '../../base/secret-text.ts'

/** `-` is standard input. Error `file_not_readable`. */
export async function readInput(path: string, bytesMax: number): Promise<string> {
  const bytes = await readBytes(path, bytesMax)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse(path, 'is not text in UTF-8')
  }
}

/** For secrets that may be any bytes. */
export async function readBytes(path: string, bytesMax: number): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    // Opening a pipe that nobody writes to would wait for ever; a directory would tell too late.
    if (path !== '-' && statSync(path).isDirectory()) refuse(path, 'is a directory')
    for await (const chunk of path === '-' ? process.stdin : createReadStream(path)) {
      chunks.push(chunk as Buffer)
      size += (chunk as Buffer).length
      if (size > bytesMax) refuse(path, `is larger than ${bytesMax} bytes`)
    }
  } catch (error) {
    if (error instanceof KeywardError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    refuse(path, WHY[code] ?? `cannot be read${code === '' ? '' : ` (${code})`}`)
  }
  return Buffer.concat(chunks)
}

/** One line; spaces and line ends around it are no part of it. */
export async function readSecretFile(path: string): Promise<SecretText> {
  const text = (await readInput(path, limits.presentedKeyLengthMax * 2)).trim()
  if (!/^[\x21-\x7e]+$/.test(text)) refuse(path, 'does not hold one key on one line')
  return new SecretText(text)
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be read by this user',
  EISDIR: 'is a directory',
}

function refuse(path: string, why: string): never {
  const name = path === '-' ? 'standard input' : path
  throw new KeywardError('file_not_readable', { detail: `${name} ${why}.` })
}
