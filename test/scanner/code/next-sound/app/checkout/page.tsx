import { PayButton } from './pay-button'

export default function Checkout() {
  return <PayButton />
}
