/** Thrown while a formula is lowered: why the fast engine leaves it to the reference engine, in words. */
export class NotFast extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'NotFast';
  }
}
