/** Says which rules these are: `npm run rules` writes it from the sources. */
export const rulesVersion = 'b7d16f9b9f50'
