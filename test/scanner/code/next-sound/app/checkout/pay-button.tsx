'use client'

import { useState } from 'react'

export function PayButton() {
  const [isPaid, setPaid] = useState(false)
  const pay = async () => {
    await fetch('/api/pay', { method: 'POST' })
    setPaid(true)
  }
  return <button onClick={pay}>{isPaid ? 'Paid' : 'Pay'}</button>
}
