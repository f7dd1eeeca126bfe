// English, gathered from the files beside this one.
import type { Writing } from '../writing.ts';
import { LETTERS } from './letters.ts';
import { BUSINESS } from './letters-business.ts';
import { MAILINGS } from './mailings.ts';
import { ACCOUNTS } from './mailings-accounts.ts';
import { ORDERS } from './mailings-orders.ts';
import { WORK } from './mailings-work.ts';
import { NEWSLETTERS } from './newsletters.ts';
import { CIRCLES } from './newsletters-circles.ts';
import { COMPUTING } from './newsletters-computing.ts';
import { MONEY_AND_JOBS } from './newsletters-money-and-jobs.ts';
import { OFFERS } from './newsletters-offers.ts';

export const ENGLISH: Writing = {
	language: 'English ',
	people: ['Anna Lind', 'Tom Berg', 'Marta Ruiz', 'Joao Prado', 'Lena Koch', 'Paul Martin', '', 'Ellen Park'],
	foots: ['Privacy', 'Imprint', 'Read this online', 'Help', 'Our shops', 'Settings', 'About us', 'Datenschutz'],
	search: 'Search',
	letters: [...LETTERS, ...BUSINESS],
	mailings: [...MAILINGS, ...ACCOUNTS, ...ORDERS, ...WORK],
	newsletters: [...NEWSLETTERS, ...OFFERS, ...MONEY_AND_JOBS, ...COMPUTING, ...CIRCLES],
};
