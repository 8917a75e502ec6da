/** Owns the made-up instructors: nobody here exists. */
import { hexId } from '../random.ts';

export interface Instructor {
  readonly id: string;
  readonly userId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly name: string;
  readonly username: string;
  readonly quote: string;
  readonly bio: string;
  readonly background: string;
  readonly disciplines: readonly string[];
  /** How hard the classes are against others of their kind; 1 is usual. */
  readonly push: number;
  /** Has left: the id still stands on old classes, and nobody answers to it. */
  readonly hasLeft: boolean;
}

interface Sketch {
  readonly name: readonly [first: string, last: string];
  readonly disciplines: readonly string[];
  readonly push: number;
  readonly quote: string;
  readonly hasLeft?: true;
}

const floor = ['strength', 'stretching', 'cardio'];
const tread = ['running', 'walking', 'circuit'];
const row = ['caesar', 'caesar_bootcamp'];
const bike = ['cycling', 'bike_bootcamp'];

const sketches: readonly Sketch[] = [
  { name: ['Ingrid', 'Solheim'], disciplines: bike, push: 1.05, quote: 'Ride the hill you are on.' },
  { name: ['Tomás', 'Arriaga'], disciplines: bike, push: 1.03, quote: 'Count the effort, not the minutes.' },
  { name: ['Odile', 'Marchetti'], disciplines: ['cycling'], push: 0.99, quote: 'Music first, legs second.' },
  {
    name: ['Bram', 'Okonkwo'],
    disciplines: ['cycling', ...floor],
    push: 1.01,
    quote: 'Show up crooked, leave straight.',
  },
  {
    name: ['Saskia', 'Lindqvist'],
    disciplines: ['cycling'],
    push: 1.06,
    quote: 'Your zones know you better than your mood.',
  },
  { name: ['Dev', 'Ramanathan'], disciplines: ['cycling', ...tread], push: 1.0, quote: 'Smooth is a skill.' },
  {
    name: ['Juniper', 'Vale'],
    disciplines: ['cycling', 'stretching'],
    push: 0.95,
    quote: 'Easy days make hard days.',
  },
  { name: ['Mateus', 'Falcão'], disciplines: tread, push: 1.03, quote: 'Land light.' },
  {
    name: ['Harriet', 'Boone'],
    disciplines: tread,
    push: 0.98,
    quote: 'Every mile forgives the one before.',
  },
  {
    name: ['Kofi', 'Adeyemi-Ross'],
    disciplines: [...floor, 'circuit', 'bike_bootcamp'],
    push: 1.02,
    quote: 'Heavy is a direction.',
  },
  { name: ['Noor', 'Castellan'], disciplines: floor, push: 1.0, quote: 'Strong is quiet.' },
  {
    name: ['Elowen', 'Pryce'],
    disciplines: ['yoga', 'stretching', 'meditation'],
    push: 1.0,
    quote: 'Breathe where it pulls.',
  },
  { name: ['Ravi', 'Thorne'], disciplines: ['yoga', 'meditation'], push: 1.0, quote: 'Nothing to win here.' },
  {
    name: ['Greta', 'Vandermeer'],
    disciplines: [...row, 'strength'],
    push: 1.02,
    quote: 'Legs, body, arms. Then patience.',
  },
  {
    name: ['Callum', 'Wraith'],
    disciplines: row,
    push: 1.0,
    quote: 'The drive is loud, the recovery is slow.',
  },
  {
    name: ['Yuki', "O'Dell"],
    disciplines: ['cardio', 'circuit', 'walking'],
    push: 1.01,
    quote: '"Almost" counts today.',
  },
  {
    name: ['Perpetua', 'Lund'],
    disciplines: ['cycling'],
    push: 1.0,
    quote: 'Until next time.',
    hasLeft: true,
  },
];

/** All instructors; the same for every seed, as one company has one faculty. */
export const instructors: readonly Instructor[] = sketches.map(
  ({ name: [firstName, lastName], ...sketch }) => ({
    id: hexId('instructor', firstName, lastName),
    userId: hexId('instructor user', firstName, lastName),
    firstName,
    lastName,
    name: `${firstName} ${lastName}`,
    username: `${firstName}_${lastName}`.toLowerCase().replace(/[^a-z_]/g, ''),
    bio: `${firstName} teaches from a studio that exists only in this sandbox.`,
    background: `${firstName} came to coaching by way of long winters and a borrowed bicycle.`,
    hasLeft: false,
    ...sketch,
  }),
);
