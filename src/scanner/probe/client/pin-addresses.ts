/** Decides which addresses a name stands for during a scan: asked once, so no rebinding helps. */
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { ScanEnvironment, ScanSettings } from '../../scan-settings.ts'
import { listAddressForms } from './list-address-forms.ts'

export type Pinned =
  | { readonly addresses: readonly string[] }
  | { readonly refused: 'name-not-found' | 'address-not-allowed' }

export class AddressPins {
  readonly #settings: Pick<ScanSettings, 'isAddressAllowed' | 'timeoutMs'>
  readonly #environment: Pick<ScanEnvironment, 'resolve'>
  readonly #pins = new Map<string, Promise<Pinned>>()

  constructor(
    settings: Pick<ScanSettings, 'isAddressAllowed' | 'timeoutMs'>,
    environment: Pick<ScanEnvironment, 'resolve'>,
  ) {
    this.#settings = settings
    this.#environment = environment
  }

  /** `hostname` as `URL` has it, so an IPv6 address stands in brackets. */
  pin(hostname: string): Promise<Pinned> {
    const name = hostname.replace(/^\[|\]$/g, '')
    let pinned = this.#pins.get(name)
    if (pinned === undefined) {
      pinned = this.#ask(name)
      this.#pins.set(name, pinned)
    }
    return pinned
  }

  async #ask(name: string): Promise<Pinned> {
    const found = isIP(name) === 0 ? await this.#resolve(name) : [name]
    const addresses = found.filter((address) => isIP(address) !== 0)
    if (addresses.length === 0) return { refused: 'name-not-found' }
    const allowed = addresses.filter((address) => this.#isAllowed(address))
    return allowed.length === 0 ? { refused: 'address-not-allowed' } : { addresses: allowed }
  }

  #isAllowed(address: string): boolean {
    const { isAddressAllowed } = this.#settings
    return isAddressAllowed === undefined || listAddressForms(address).every(isAddressAllowed)
  }

  async #resolve(name: string): Promise<readonly string[]> {
    const { resolve } = this.#environment
    const late = Promise.withResolvers<readonly string[]>()
    const timer = setTimeout(() => late.resolve([]), this.#settings.timeoutMs)
    try {
      const asked = resolve === undefined ? askSystem(name) : resolve(name)
      return await Promise.race([asked, late.promise])
    } catch {
      return []
    } finally {
      clearTimeout(timer)
    }
  }
}

async function askSystem(name: string): Promise<string[]> {
  const found = await lookup(name, { all: true })
  return found.map(({ address }) => address)
}
