'use client'

import { useState } from 'react'

export function PayButton() {
  const [isPaid, setPaid] = useState(false)
  const pay = async () => {
    const headers = { authorization: `Bearer ${process.env.NEXT_PUBLIC_PAYMENT_SECRET_KEY}` }
    await fetch('https://pay.example.com/charge', { method: 'POST', headers })
    setPaid(true)
  }
  return <button onClick={pay}>{isPaid ? 'Paid' : 'Pay'}</button>
}
