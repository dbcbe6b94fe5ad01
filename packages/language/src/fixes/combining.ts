import type { Multiplier, PayoutFloor, Pool, RankMeasure, TotalCap } from '../generated/ast.ts';
import { insertAfter, lineOf, nodeAt, textOf } from './editing.ts';
import type { Fixer } from './fix.ts';

export const fixMultipliers: Fixer<'choice-multipliers'> = ({ document, range }) => {
  const multiplier = nodeAt<Multiplier>(document, range, 'Multiplier');
  const before = lineOf(document, range.start.line).slice(0, range.start.character);
  // On a line of its own where the multiplier has one, else behind it.
  const gap = before.trim() === '' ? `\n${before}` : ' ';
  return ['multiply together', 'add up'].map((rule) => ({
    title: `Add "multipliers ${rule}"`,
    edits: insertAfter(multiplier?.$cstNode, `${gap}multipliers ${rule}`),
  }));
};

export const fixExcess: Fixer<'choice-excess'> = ({ document, range }) => {
  const cap = nodeAt<TotalCap>(document, range, 'TotalCap');
  return ['lost', 'carried to later payments of the year'].map((fate) => ({
    title: `Add "the excess is ${fate}"`,
    edits: insertAfter(cap?.$cstNode, `, the excess is ${fate}`),
  }));
};

export const fixFloor: Fixer<'choice-floor'> = ({ document, range }) => {
  const floor = nodeAt<PayoutFloor>(document, range, 'PayoutFloor');
  return ['kept', 'taken from later payments of the year'].map((fate) => ({
    title: `Add "what it adds is ${fate}"`,
    edits: insertAfter(floor?.$cstNode, `, what it adds is ${fate}`),
  }));
};

export const fixTies: Fixer<'choice-ties'> = ({ document, range }) => {
  const rank = nodeAt<RankMeasure>(document, range, 'RankMeasure');
  const places = rank?.award === undefined ? [] : ['awards of their places'];
  return ['better rank', 'worse rank', ...places].map((words) => ({
    title: `Add "ties share the ${words}"`,
    edits: insertAfter(rank?.among?.$cstNode, `, ties share the ${words}`),
  }));
};

export const fixPoolDays: Fixer<'choice-pool-days'> = ({ document, range }) => {
  const pool = nodeAt<Pool>(document, range, 'Pool');
  const day = pool && textOf(pool, 'day');
  return ['by days', 'in full'].map((words) => ({
    title: `Share ${words}`,
    edits: insertAfter(day, `, ${words}`),
  }));
};
