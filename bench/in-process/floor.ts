/** Measures the least that checking a key can cost: one SHA-256 of it and one look-up in a Map. */
import { hash, randomBytes } from 'node:crypto'
import { countFast, randomOrder, serveSlots } from './slot-server.ts'

const keyCount = Number(process.argv[2])

/** As long as Keyward's keys, so that both hash as many blocks. */
const keys = Array.from({ length: keyCount }, () => `shop_live_${randomBytes(25).toString('hex')}`)
const records = new Map(keys.map((key, id) => [hash('sha256', key, 'hex'), { id, uses: 0 }]))
const order = randomOrder(65_536, keyCount)

serveSlots((slotMs) =>
  countFast(slotMs, (turn) => {
    const key = keys[order[turn & 0xffff] as number] as string
    const record = records.get(hash('sha256', key, 'hex'))
    if (record === undefined) throw new Error('a key was not found')
    record.uses++
  }),
)
