import { describe, expect, it } from 'vitest';
import { catalogue, codes, isCode, messageOf, pageOf, problemData } from '../../src/index.ts';

describe('the catalogue', () => {
  it('names every code in words', () => {
    for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z0-9]+)+$/);
  });

  it('knows its own codes and no inherited words', () => {
    expect(isCode('weights-not-100')).toBe(true);
    expect(isCode('toString')).toBe(false);
    expect(isCode('weights-not-99')).toBe(false);
  });

  it('says where the page of a code stands', () => {
    expect(pageOf('curve-gap')).toBe('docs/rules/curve-gap.md');
  });

  it('puts the numbers of the plan into its messages', () => {
    expect(
      messageOf('weights-not-100', {
        role: 'EnterpriseAE',
        total: '95%',
        whole: '100%',
        difference: '5% of target pay ($6,000 a year) is not on any component',
      }),
    ).toBe(
      'The weights of EnterpriseAE add up to 95%, not 100%: 5% of target pay ($6,000 a year) is not on any component.',
    );
  });

  it('does not compile a message whose parameter is left out', () => {
    // @ts-expect-error the role that the message is about is missing
    const message = messageOf('weights-not-100', { total: '95%', whole: '100%', difference: '' });
    expect(message).toContain('undefined');
    // @ts-expect-error no such code
    expect(() => messageOf('weights-not-99', {})).toThrow();
  });

  it('never marks a choice as anything but an error with fixes', () => {
    for (const code of codes.filter((one) => one.startsWith('choice-'))) {
      expect(catalogue[code]).toMatchObject({ severity: 'error', fixable: true, family: 'choices' });
    }
  });
});

describe('the message of a missing choice', () => {
  const params = { component: 'NewBusiness', stretch: 'year' };

  it('shows made-up figures while nothing was worked out', () => {
    const message = messageOf('choice-falling', params);
    expect(message).toContain('For example, where pay to date goes from $8,000 down to $6,500');
    expect(message).toContain('"if pay to date falls, forget it" pays $0 and $4,500');
  });

  it("shows the plan's own money once it was worked out, and no made-up figure beside it", () => {
    const readings = [
      { words: 'if pay to date falls, take it back', money: '-$412.50' },
      { words: 'if pay to date falls, forget it', money: '$0' },
    ];
    const message = messageOf('choice-falling', { ...params, readings });
    expect(message).toContain('"if pay to date falls, take it back" pays -$412.50');
    expect(message).not.toContain('$8,000');
  });

  it('travels as JSON without losing anything', () => {
    const data = problemData('choice-falling', {
      ...params,
      readings: [{ words: 'forget it', money: '$0' }],
    });
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
  });
});
