/** Says what the commands on scans by a server, and on their schedules, take. */
import { limits } from '../../base/limits.ts'
import { scanStates } from '../../engine/scans/scan-record.ts'
import { reportFormats } from '../../scanner/reports/report-formats.ts'
import { defineShape } from '../command.ts'
import { choice, onOff, text, texts, wholeNumber } from '../option.ts'
import { spanRanges } from '../text/span-range.ts'
import { connectionOptions } from './connection-options.ts'
import { duration, pageOptions } from './value-options.ts'

const scanId = { id: 'id of the scan, such as scan_4fQ2bX9kLm1Z' }
const target = { url: 'where the API is; it must be on the list of the server' }
const schedulesApi = { api: 'id of the API' }

const reachOptions = {
  openapi: text('<url>', 'OpenAPI or Swagger document on the host of the target'),
  active: onOff('also send what may change something: POST, PUT, PATCH, DELETE and odd input'),
  iOwnThisTarget: onOff('say that you may attack this target: --active needs it off loopback'),
  requests: wholeNumber(
    '<count>',
    `send at most so many requests (default: ${limits.scanRequestsDefault})`,
    1,
    limits.scanRequestsMax,
  ),
  rate: wholeNumber(
    '<per second>',
    `requests a second (default: ${limits.scanRateDefault})`,
    1,
    limits.scanLocalRateDefault,
  ),
  only: texts('<rule>', 'apply only this rule'),
  skip: texts('<rule>', 'do not apply this rule'),
}

export const createScanShape = defineShape({
  name: 'scans create',
  summary: 'Have a server scan an API',
  description:
    'Asks a server to scan an API that is on its list (scans.allowedTargets). The scan runs on ' +
    'after the answer: see `keyward scans show`. Keys are sent to the server, which holds them ' +
    'in memory until the scan has ended and never stores them. Without a server: `keyward scan`.',
  arguments: target,
  options: {
    api: text('<id>', 'the API that it is'),
    keyFile: texts('<file>', 'read keys from a file, key or name=key on each line'),
    keyEnv: texts('<name>', 'read keys from this environment variable, in the same form'),
    revokedKeyFile: texts('<file>', 'read keys that were revoked from a file'),
    revokedKeyEnv: texts('<name>', 'read keys that were revoked from this environment variable'),
    ...reachOptions,
    ...connectionOptions,
  },
  examples: [
    { line: 'keyward scans create https://api.example.com --api shop', does: 'as a stranger' },
    {
      line: 'keyward scans create https://api.example.com --key-file keys.txt',
      does: 'with keys',
    },
  ],
})

export const listScansShape = defineShape({
  name: 'scans list',
  summary: 'List scans, newest first',
  description: 'Lists scans by a server, newest first. With --target it is the history of one.',
  arguments: {},
  options: {
    api: text('<id>', 'only of this API'),
    target: text('<url>', 'only of this target'),
    state: choice('<state>', scanStates, 'only in this state'),
    ...pageOptions,
    all: onOff('show all pages'),
    ...connectionOptions,
  },
  examples: [{ line: 'keyward scans list --target https://api.example.com', does: 'its history' }],
})

export const showScanShape = defineShape({
  name: 'scans show',
  summary: 'Show a scan by a server',
  description: 'Shows a scan: its state, its grade, and how many findings there are.',
  arguments: scanId,
  options: connectionOptions,
  examples: [{ line: 'keyward scans show scan_4fQ2bX9kLm1Z', does: 'is it done?' }],
})

export const reportScanShape = defineShape({
  name: 'scans report',
  summary: 'Show or write the report of a scan by a server',
  description: 'Shows the report of a scan that has ended, or writes it to files.',
  arguments: scanId,
  options: {
    format: choice('<format>', reportFormats, 'form of the report', 'text'),
    output: texts(
      '<file>',
      'write it to a file, in the form that .txt, .json, .sarif, .xml (JUnit) or .html says',
    ),
    ...connectionOptions,
  },
  examples: [
    { line: 'keyward scans report scan_4fQ2bX9kLm1Z', does: 'on the terminal' },
    { line: 'keyward scans report scan_4fQ2bX9kLm1Z --output scan.html', does: 'as a page' },
  ],
})

export const compareScansShape = defineShape({
  name: 'scans diff',
  summary: 'Show what is new, fixed and still there since an earlier scan',
  description:
    'Compares a scan with an earlier one, the last of the same target before it if none is ' +
    'named. Exit code 1 when there are new findings.',
  arguments: scanId,
  options: { with: text('<id>', 'the earlier scan'), ...connectionOptions },
  examples: [{ line: 'keyward scans diff scan_4fQ2bX9kLm1Z', does: 'since the last time' }],
})

export const cancelScanShape = defineShape({
  name: 'scans cancel',
  summary: 'Cancel a scan that waits or runs',
  description: 'Cancels a scan. What it has found so far is its report.',
  arguments: scanId,
  options: connectionOptions,
  examples: [{ line: 'keyward scans cancel scan_4fQ2bX9kLm1Z', does: 'it ends' }],
})

export const createScanScheduleShape = defineShape({
  name: 'scan-schedules create',
  summary: 'Have a server scan an API again and again',
  description:
    'Has a server scan an API at least every hour. Keys cannot be given, because they are never ' +
    'stored: these scans see what a stranger sees.',
  arguments: target,
  options: {
    api: text('<id>', 'the API that it is; may be left out when there is one API'),
    every: duration('how often (default: 1d)', spanRanges.scanSchedule),
    ...reachOptions,
    ...connectionOptions,
  },
  examples: [
    {
      line: 'keyward scan-schedules create https://api.example.com --api shop --every 1d',
      does: 'daily',
    },
  ],
})

export const listScanSchedulesShape = defineShape({
  name: 'scan-schedules list',
  summary: 'List which APIs are scanned again and again',
  description: 'Lists the schedules by API.',
  arguments: {},
  options: { ...pageOptions, all: onOff('show all pages'), ...connectionOptions },
  examples: [{ line: 'keyward scan-schedules list', does: 'the first page' }],
})

export const showScanScheduleShape = defineShape({
  name: 'scan-schedules show',
  summary: 'Show the schedule of an API',
  description: 'Shows what is scanned, how often, and when next.',
  arguments: schedulesApi,
  options: connectionOptions,
  examples: [{ line: 'keyward scan-schedules show shop', does: 'when is it next?' }],
})

export const deleteScanScheduleShape = defineShape({
  name: 'scan-schedules delete',
  summary: 'End the schedule of an API',
  description: 'Ends the schedule of an API. Scans that were made stay.',
  arguments: schedulesApi,
  options: connectionOptions,
  examples: [{ line: 'keyward scan-schedules delete shop', does: 'no more scans' }],
})
