/** The page of the shop. */
import { showList } from './list.js'

showList('/api/v1/products', {}, ({ name, packet }) => `${name}: ${packet} EUR`)
