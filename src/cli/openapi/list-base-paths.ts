/** Decides what stands before every path of a document: `servers` of 3.x, `basePath` of 2.0. */
import { isRecord } from '../../base/document/is-record.ts'
import { readServerAddress } from '../../base/document/read-server-address.ts'

/**
 * Without a slash at the end; empty where the paths are whole. A base path with which the path
 * of the upstream ends is left off: the gateway puts it in front again.
 */
export function listBasePaths(
  owners: readonly unknown[],
  basePath: unknown,
  upstreamPath: string,
): string[] {
  const servers = owners.map((owner) => (isRecord(owner) ? owner['servers'] : undefined))
  const nearest = servers.find((list) => Array.isArray(list) && list.length > 0)
  const bases = Array.isArray(nearest)
    ? nearest.map(readServerPath).filter((path) => path !== null)
    : [typeof basePath === 'string' ? trim(basePath) : '']
  const mounted = trim(upstreamPath)
  const bare = bases.map((base) => (base !== '' && mounted.endsWith(base) ? '' : base))
  return [...new Set(bare.length === 0 ? [''] : bare)]
}

function readServerPath(server: unknown): string | null {
  const address = readServerAddress(server)
  if (address === null || !URL.canParse(address, 'http://localhost')) return null
  return trim(new URL(address, 'http://localhost').pathname)
}

function trim(path: string): string {
  const bare = path.replace(/\/+$/, '')
  return bare === '' || bare.startsWith('/') ? bare : `/${bare}`
}
