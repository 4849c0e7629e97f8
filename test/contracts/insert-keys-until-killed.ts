/** A program for kill -9 tests: inserts keys, telling each id once the key is in. */
import { writeSync } from 'node:fs'
import { argv, stdout } from 'node:process'
import { KeywardError } from '../../src/base/errors.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import { makeApi, makeImportedKey, makeRole } from './records.ts'

const [, , dataDirectory] = argv
if (dataDirectory === undefined) throw new Error('a data directory is needed')

const tell = (line: string) => writeSync(stdout.fd, `${line}\n`)

try {
  const storage = await openStorage({ dataDirectory })
  if ((await storage.findApi('shop')) === undefined) {
    await storage.insertApi(makeApi(), null)
    await storage.insertRole(makeRole(), null)
  }
  for (let index = await storage.countKeys('shop'); ; index++) {
    const key = makeImportedKey(`key_${index}`, `sha256::${index}`, { roles: ['reader'] })
    await storage.insertKey(key, null)
    tell(key.id)
  }
} catch (error) {
  tell(error instanceof KeywardError ? error.code : String(error))
}
