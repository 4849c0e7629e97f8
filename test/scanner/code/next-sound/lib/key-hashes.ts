import { readFile } from 'node:fs/promises'

export interface KeyHash {
  sha256: string
  scopes: string[]
}

export async function listKeyHashes(): Promise<KeyHash[]> {
  return JSON.parse(await readFile('key-hashes.json', 'utf8'))
}
