/** Says which rules these are: `npm run rules` writes it from the sources. */
export const rulesVersion = 'e0791bc5e951'
