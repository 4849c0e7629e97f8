/** Keeps signing keys in memory: they end with the process. */
import type { SigningKeyFile, SigningKeyStore } from '../../engine/tokens/signing-key-store.ts'
import { createSigningKey } from '../signing-keys.ts'

export class MemorySigningKeys implements SigningKeyStore {
  #file: SigningKeyFile = { keys: [], untold: [] }

  read(): SigningKeyFile {
    return this.#file
  }

  write(file: SigningKeyFile): void {
    this.#file = file
  }

  create = createSigningKey
}
