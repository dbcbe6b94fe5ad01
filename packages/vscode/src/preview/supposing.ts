import type { PreviewProofs, Statement, TotalCurve, WhatIf } from '@ontarget/report';
import type {
  ProofsParams,
  ProofsResult,
  StatementParams,
  StatementResult,
  TotalCurveResult,
  WhatIfParams,
  WhatIfResult,
} from '@ontarget/server/protocol';

/** Who is asked, as the language server is. */
export interface Asked {
  whatIf(params: WhatIfParams): Promise<WhatIfResult>;
  totalCurve(params: WhatIfParams): Promise<TotalCurveResult>;
  statement(params: StatementParams): Promise<StatementResult>;
  proofs(params: ProofsParams): Promise<ProofsResult>;
}

/** Who is told. */
export interface Told {
  /** An answer came. */
  answered(): void;
  /** The curve of the total came. */
  drawn(): void;
  /** The statement came. */
  stated(): void;
  /** The proofs came. */
  proved(): void;
  failed(reason: unknown): void;
  /** Nothing is asked for any more. */
  idle(): void;
}

/**
 * Asks what is paid at supposed results, one request at a time: while a slider is dragged, only the last place that it
 * has reached is asked for. The statement, and the curve of the total where it may differ, are asked for when nothing
 * else is.
 */
export class Supposing {
  readonly #asked: Asked;
  readonly #told: Told;
  #wanted: StatementParams | undefined;
  #isAsking = false;
  #isTotalOld = true;
  #areProofsOld = true;
  /** The last answers; the total's may be one behind. */
  whatIf: WhatIf | undefined;
  total: TotalCurve | undefined;
  statement: Statement | undefined;
  proofs: PreviewProofs | undefined;

  constructor(asked: Asked, told: Told) {
    this.#asked = asked;
    this.#told = told;
  }

  /** @param isNewPlan whether the plan may pay differently now */
  ask(params: StatementParams, isNewPlan: boolean): void {
    this.#wanted = params;
    if (isNewPlan) {
      this.#isTotalOld = true;
      this.#areProofsOld = true;
    }
    if (!this.#isAsking) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isAsking = true;
    try {
      for (let next = this.#take(); next !== undefined; next = this.#take()) await this.#answer(next);
    } catch (reason) {
      this.#told.failed(reason);
    } finally {
      this.#isAsking = false;
    }
    // What was asked for while the last request failed.
    if (this.#wanted !== undefined) await this.#work();
    else this.#told.idle();
  }

  #take(): StatementParams | undefined {
    const next = this.#wanted;
    this.#wanted = undefined;
    return next;
  }

  async #answer({ of, period, ...params }: StatementParams): Promise<void> {
    const whatIf = await this.#asked.whatIf(params);
    if (this.#wanted !== undefined && this.#wanted.role !== params.role) return;
    // A role with an error cannot be asked; what it paid before stays, as the rest of it does.
    if (whatIf !== null) this.whatIf = whatIf;
    this.#told.answered();
    if (whatIf === null || this.#wanted !== undefined) return;
    const statement = await this.#asked.statement({
      ...params,
      ...(of === undefined ? {} : { of }),
      ...(period === undefined ? {} : { period }),
    });
    if (statement !== null && statement.role === this.whatIf?.role) {
      this.statement = statement;
      this.#told.stated();
    }
    if (this.#wanted === undefined) await this.#drawTotal(params, whatIf);
    if (this.#wanted === undefined) await this.#prove(params);
  }

  /** No slider changes what is proved. */
  async #prove({ uri, role }: WhatIfParams): Promise<void> {
    if (!this.#areProofsOld && this.proofs?.role === role) return;
    this.#areProofsOld = false;
    const proofs = await this.#asked.proofs({ uri, role });
    if (proofs === null || proofs.role !== this.whatIf?.role) {
      this.#areProofsOld = true;
      return;
    }
    this.proofs = proofs;
    this.#told.proved();
  }

  async #drawTotal(params: WhatIfParams, whatIf: WhatIf): Promise<void> {
    const isOther = this.total?.role !== whatIf.role || this.total.curveKey !== whatIf.curveKey;
    if (!isOther && !this.#isTotalOld) return;
    this.#isTotalOld = false;
    const total = await this.#asked.totalCurve(params);
    if (total === null || total.role !== this.whatIf?.role) {
      this.#isTotalOld = true;
      return;
    }
    this.total = total;
    this.#told.drawn();
  }
}
