/** Decides which secrets are examples that documentation shows: they open nothing of anybody. */

/** How they begin, which is enough to know them and no secret by itself. */
const STARTS = [
  // Amazon Web Services
  ...['AKIAIOSFODNN7', 'AKIAI44QH8DHB', 'wJalrXUtnFEMI', 'je7MtGbClwBF'],
  // Stripe
  ...['sk_test_4eC39', 'sk_test_BQok', 'sk_test_26PHe', 'pk_test_TYoo', 'pk_test_6pRN'],
  // Emulators of Azure's storage and of Cosmos DB
  ...['Eby8vdM02x', 'C2y6yDjf5/'],
  // GitHub
  ...['ghp_16C7e42F292c6912E', 'gho_16C7e42F292c6912E', 'ghu_16C7e42F292c6912E'],
  // Google: keys of its documentation and of its samples
  ...['AIzaSyDaGmWKa4J', 'AIzaSyDOCAbC123', 'AIzaSyAnLA7NfeL', 'AIzaSyCkEhVjf3p'],
  ...['AIzaSyDMAScliyL', 'AIzaSyD3asb-2pE', 'AIzaSyAdOS2zB6N', 'AIzaSyASWm6HmTM'],
  ...['AIzaSyANUvH9H9B', 'AIzaSyA5_iVawFQ', 'AIzaSyA4UrcGxgw', 'AIzaSyDSb51JiIc'],
  ...['AIzaSyBF2RrAIm4', 'AIzaSyBcE-OOIbh', 'AIzaSyB8qGxt4ec', 'AIzaSyA8vmApnrH'],
  // RFC 5849, 6749, 6750 and 7617
  ...['dpf43f3p2l4k', 'kd94hf93k423', 'pfkkdhi9sl3r', 'nnch734d00sl', 'hh5s93j4hdid'],
  ...['2YotnFZFEjr1', 'tGzv3JOkF0XG', 'czZCaGRSa3F0', 'SlAV32hkKG', 'mF_9.B5f-4.1'],
  ...['gX1fBat3bV', '7Fjfp0ZBr1Kt', '9djdj09h', 'h480djs93hd8', '0685bd9184jf', 'ad180jjd733k'],
  // One-time passwords of the first authenticator, and Telegram
  ...['JBSWY3DPEHPK3PXP', '110201543:AAHd'],
].map((start) => start.toLowerCase())

export function isKnownExample(secret: string): boolean {
  const lower = secret.slice(0, START_LENGTH_MAX).toLowerCase()
  return STARTS.some((start) => lower.startsWith(start))
}

const START_LENGTH_MAX = Math.max(...STARTS.map((start) => start.length))
