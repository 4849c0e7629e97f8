/** Lets tests of permissions fail as they should where everything runs as root. */
import { chownSync } from 'node:fs'
import { geteuid, seteuid } from 'node:process'

const NOBODY = 65_534

/** Permissions do not bind root, so root takes off its rights for as long as `work` runs. */
export async function withoutRootRights<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = geteuid?.() === 0
  if (isRoot) seteuid?.(NOBODY)
  try {
    return await work()
  } finally {
    if (isRoot) seteuid?.(0)
  }
}

/** Makes `withoutRootRights` run as the owner of the file. */
export function giveAway(path: string): void {
  if (geteuid?.() === 0) chownSync(path, NOBODY, NOBODY)
}
