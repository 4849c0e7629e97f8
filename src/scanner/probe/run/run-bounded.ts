/** Decides how many things are done side by side; what is under way is awaited when one throws. */
export async function runBounded<Item>(
  items: readonly Item[],
  concurrency: number,
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  const queue = items.entries()
  let failure: { readonly error: unknown } | null = null
  const worker = async () => {
    for (const [index, item] of queue) {
      if (failure !== null) return
      try {
        await work(item, index)
      } catch (error) {
        failure ??= { error }
      }
    }
  }
  const workers = Array.from({ length: Math.max(1, Math.min(concurrency, items.length)) }, worker)
  await Promise.all(workers)
  if (failure !== null) throw (failure as { readonly error: unknown }).error
}
