/** Shows what a route of the shop gives as a list. */
export async function showList(path, init, toText) {
  const list = document.querySelector('#list')
  const response = await fetch(path, init)
  const data = await response.json()
  for (const each of Object.values(data).find(Array.isArray) ?? []) {
    const item = document.createElement('li')
    item.textContent = toText(each)
    list.append(item)
  }
}
