/** Says which rules these are: written by `npm run rules` from the sources of the scanner. */
export const rulesVersion = 'e69a0be56e90'
