/** Decides that whatever a benchmark started also ends, the last first, however the run goes. */
export interface Closable {
  close(): Promise<void>
}

export class Resources {
  readonly #open: Closable[] = []

  /** Takes `resource` over and gives it back. */
  add<T extends Closable>(resource: T): T {
    this.#open.push(resource)
    return resource
  }

  async close(): Promise<void> {
    for (let each = this.#open.pop(); each !== undefined; each = this.#open.pop()) {
      await each.close()
    }
  }
}
