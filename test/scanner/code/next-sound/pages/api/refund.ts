import type { NextApiRequest, NextApiResponse } from 'next'
import { sessionOf } from '../../lib/session'
import { dropTicket } from '../../lib/store'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const session = await sessionOf(req)
  if (session === null) return res.status(401).end()
  dropTicket(req.body.id)
  res.status(200).json({ refunded: req.body.id })
}
