/** Says which rules these are: `npm run rules` writes it from the sources. */
export const rulesVersion = '6aa4d370e245'
