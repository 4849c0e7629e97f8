/** Decides how the state of a chain is put down for others to keep (C2SP tlog-checkpoint). */
import { decodeBase64 } from './decode-base64.ts'

export interface Checkpoint {
  /** Names the log: `keyward/<authority id>/<tenant>`. */
  readonly origin: string
  readonly size: number
  /** Root of the Merkle tree over the hashes of the first `size` events; hex. */
  readonly root: string
}

const SIZE = /^(?:0|[1-9]\d{0,15})$/

export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\n`
}

/** From the text of a note. Further lines are allowed and mean nothing; empty ones are not. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const lines = text.split('\n')
  const [origin = '', size = '', root = ''] = lines
  if (lines.pop() !== '' || lines.length < 3 || lines.includes('')) return undefined
  const bytes = decodeBase64(root)
  if (!SIZE.test(size) || !Number.isSafeInteger(Number(size))) return undefined
  if (bytes?.length !== 32) return undefined
  return { origin, size: Number(size), root: bytes.toString('hex') }
}

export function formatOrigin(authorityId: string, tenant: string): string {
  return `keyward/${authorityId}/${tenant}`
}

/** The authority and the tenant of one of our own logs. */
export function parseOrigin(origin: string): { authorityId: string; tenant: string } | undefined {
  const [, authorityId, tenant] = /^keyward\/([0-9A-Za-z]{12})\/([^/]+)$/.exec(origin) ?? []
  return authorityId === undefined || tenant === undefined ? undefined : { authorityId, tenant }
}
