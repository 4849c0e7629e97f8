import express from 'express'
import { requireScope } from '../auth.js'

const reports = express.Router()
reports.use(requireScope('read:reports'))

reports.get('/sales', async (req, res) => res.json(await sales()))
reports.post('/sales/rebuild', async (req, res) => res.json(await rebuild()))

export default reports
