/** Says which small APIs of ours the scanner is measured on. */
import { clubTokens } from './club-tokens/target.ts'
import { courseBooking } from './course-booking/target.ts'
import { eventTickets } from './event-tickets/target.ts'
import { fleetActuator } from './fleet-actuator/target.ts'
import { helpdeskChat } from './helpdesk-chat/target.ts'
import { hotelDesk } from './hotel-desk/target.ts'
import { invoiceDesk } from './invoice-desk/target.ts'
import { librarySql } from './library-sql/target.ts'
import { meterTls } from './meter-tls/target.ts'
import { orderRpc } from './order-rpc/target.ts'
import { parcelTracker } from './parcel-tracker/target.ts'
import { pressBasic } from './press-basic/target.ts'
import { repairPortal } from './repair-portal/target.ts'
import { seedShop } from './seed-shop/target.ts'
import type { Target } from './target.ts'
import { tenantDevices } from './tenant-devices/target.ts'
import { vetPractice } from './vet-practice/target.ts'
import { weatherStations } from './weather-stations/target.ts'

export const targets: readonly Target[] = [
  parcelTracker,
  librarySql,
  weatherStations,
  invoiceDesk,
  clubTokens,
  eventTickets,
  seedShop,
  meterTls,
  helpdeskChat,
  courseBooking,
  orderRpc,
  tenantDevices,
  vetPractice,
  fleetActuator,
  pressBasic,
  hotelDesk,
  repairPortal,
]
