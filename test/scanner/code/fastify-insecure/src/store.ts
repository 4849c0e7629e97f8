const rows = new Map<string, unknown>()

export const store = {
  list: () => [...rows.values()],
  find: (id: string) => rows.get(id) ?? null,
  add(row: unknown) {
    rows.set(String(rows.size + 1), row)
    return row
  },
  move(id: string, position: unknown) {
    rows.set(id, position)
    return position
  },
  drop: (id: string) => rows.delete(id),
  customers: () => [...rows.keys()],
}
