import { describe, expect, it } from 'vitest';
import { nearestName } from '../../src/words/index.ts';

const TEAMS = ['Enterprise', 'Commercial', 'Marketing', 'Web'];

describe('the nearest name', () => {
  it.each([
    ['Entreprise', 'Enterprise', 'two letters swapped'],
    ['enterprise', 'Enterprise', 'another case'],
    ['Comercial', 'Commercial', 'a letter left out'],
    ['Markting', 'Marketing', 'a letter left out'],
    ['Wen', 'Web', 'a letter changed in a short name'],
    ['enter_prise', 'Enterprise', 'a joining mark'],
    ['ENTER PRISE', 'Enterprise', 'case and a space'],
  ])('%s is %s: %s', (written, meant) => {
    expect(nearestName(written, TEAMS)).toBe(meant);
  });

  it.each([['Partners'], ['x'], ['']])('nothing is near %s', (written) => {
    expect(nearestName(written, TEAMS)).toBeUndefined();
  });

  it('passes over declarations whose name is not typed yet, as a file beside this one may hold', () => {
    expect(nearestName('Entreprise', [undefined, ...TEAMS])).toBe('Enterprise');
  });

  it('prefers the nearer of two, then the same first letter, then the alphabet', () => {
    expect(nearestName('Q5', ['M5', 'Q1', 'Q2'])).toBe('Q1');
    expect(nearestName('Standart', ['Standards', 'Standard'])).toBe('Standard');
    expect(nearestName('cat', ['bat', 'car'])).toBe('car');
  });
});
