/** Why a question about pay has no exact answer: a clause that reads on from "not decided: ". */
export class NotDecided extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'NotDecided';
  }
}
