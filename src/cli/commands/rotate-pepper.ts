/** `keyward pepper rotate`: makes a new pepper, while no server holds the data directory. */
import { rotatePepper as rotateIn } from '../../storage/data-secrets.ts'
import type { Run } from '../command.ts'
import { checkHasDatabase } from '../files/has-database.ts'
import { lockDirectory } from '../open-authority.ts'
import { succeed } from '../outcome.ts'
import type { rotatePepperShape } from '../specs/server-specs.ts'
import { DATA_DIRECTORY } from '../transport/transport.ts'

export const rotatePepper: Run<typeof rotatePepperShape> = async (_context, { options }) => {
  const directory = options.data ?? DATA_DIRECTORY
  checkHasDatabase(directory)
  const lock = lockDirectory(directory)
  try {
    const pepperId = rotateIn(lock.path)
    return succeed(
      { pepperId, dataDirectory: lock.path },
      () =>
        `The pepper is now ${pepperId}. Secrets hashed under the old one still verify, and are ` +
        `hashed anew when they are used.\nBack up pepper.json again: without it no key works.\n`,
    )
  } finally {
    lock.close()
  }
}
