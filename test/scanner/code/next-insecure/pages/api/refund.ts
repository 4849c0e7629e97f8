import type { NextApiRequest, NextApiResponse } from 'next'
import { dropTicket } from '../../lib/store'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  dropTicket(req.body.id)
  res.status(200).json({ refunded: req.body.id })
}
