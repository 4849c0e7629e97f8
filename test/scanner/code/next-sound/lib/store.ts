const rows: { id: string; owner: string }[] = []

export const listTickets = () => rows
export const ticketsOf = (owner: string) => rows.filter((each) => each.owner === owner)
export function addTicket(row: { id: string; owner: string }) {
  rows.push(row)
  return row
}
export function dropTicket(id: string) {
  rows.splice(
    rows.findIndex((each) => each.id === id),
    1,
  )
}
