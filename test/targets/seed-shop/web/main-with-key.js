/** The page of the shop as it was first built, with everything it needs from the environment. */
import { showList } from './list.js'

const settings = {
  shopKey: import.meta.env.VITE_SHOP_KEY,
  stripe: import.meta.env.VITE_PAYMENT_SECRET,
}

showList('/api/v1/products', {}, ({ name, packet }) => `${name}: ${packet} EUR`)

if (location.hash === '#orders') {
  const headers = { 'X-Shop-Key': settings.shopKey }
  showList('/api/v1/orders', { headers }, ({ ref, state }) => `${ref}: ${state}`)
}

document.querySelector('#pay')?.addEventListener('click', () =>
  fetch('https://payments.example/v1/charges', {
    method: 'POST',
    headers: { Authorization: `Bearer ${settings.stripe}` },
  }),
)
