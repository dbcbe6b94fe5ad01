/**
 * Thrown where the crediting at volume does not take a plan, a roster or a row: by name, with the reason. The reference
 * engine takes all of them, and says of a row what is wrong with it.
 */
export class NotAtVolume extends Error {
  constructor(reason: string) {
    super(`not at volume: ${reason}`);
    this.name = 'NotAtVolume';
  }
}
