import express from 'express'
import { isRobot } from '../auth.js'

const reports = express.Router()

reports.get('/sales', async (req, res) => {
  if (!isRobot(req)) return res.sendStatus(401)
  res.json(await sales())
})
reports.post('/sales/rebuild', async (req, res) => res.json(await rebuild()))

export default reports
