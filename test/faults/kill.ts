import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { command, digests, isWhole, killedAfter, planOfDeals, writesOf } from './command.ts';

/** Pays the second quarter over a folder that has the first one's files, and is killed; what is left, and what a rerun makes of it. */
export class KilledRuns {
  private readonly folder = planOfDeals();
  private readonly out = join(this.folder, 'out');
  private readonly before = join(this.folder, 'before');
  private readonly old: Readonly<Record<string, string>>;
  private readonly fresh: Readonly<Record<string, string>>;
  /** How many writes a whole run makes. */
  readonly writes: number;
  /** How long a whole run takes here, in milliseconds. */
  readonly takes: number;
  private readonly options: readonly string[];

  constructor(options: readonly string[]) {
    this.options = options;
    expect(command(this.run('FY27-Q1', this.before)).status).toBe(0);
    this.old = digests(this.before);
    this.begin();
    const began = performance.now();
    const whole = command(this.run('FY27-Q2'), { killIn: this.out });
    this.takes = performance.now() - began;
    expect(whole.status, whole.stderr).toBe(0);
    this.writes = writesOf(whole);
    this.fresh = digests(this.out);
    expect(isWhole(this.out)).toBe(true);
    expect(Object.keys(this.fresh)).toEqual(Object.keys(this.old));
    expect(this.fresh).not.toEqual(this.old);
  }

  private run(period: string, out = this.out): readonly string[] {
    return ['run', join(this.folder, 'plan'), '-p', period, '--out', out, ...this.options];
  }

  private begin(): void {
    rmSync(this.out, { recursive: true, force: true });
    cpSync(this.before, this.out, { recursive: true });
  }

  /** Killed at a write. */
  atWrite(number: number): void {
    this.begin();
    const { signal } = command(this.run('FY27-Q2'), { killIn: this.out, killAt: number });
    expect(signal, `write ${number} of ${this.writes}`).toBe('SIGKILL');
    this.check(`write ${number} of ${this.writes}`);
  }

  /** Killed after some time; whether it was in time. */
  async after(milliseconds: number): Promise<boolean> {
    this.begin();
    const signal = await killedAfter(milliseconds, this.run('FY27-Q2'));
    this.check(`after ${milliseconds} ms`);
    return signal === 'SIGKILL';
  }

  /** With a limit on the size of files; whether it was enough. */
  withFileSize(kibibytes: number): boolean {
    this.begin();
    const { status, stderr } = command(this.run('FY27-Q2'), { fileSize: kibibytes });
    if (status === 0) {
      expect(digests(this.out)).toEqual(this.fresh);
      return true;
    }
    expect(status, stderr).toBe(1);
    expect(stderr).toMatch(/out cannot be written: .+\nNothing of this run is in it\./);
    expect(digests(this.out)).toEqual(this.old);
    this.check(`files of at most ${kibibytes} KiB`);
    return false;
  }

  private check(when: string): void {
    const left = digests(this.out);
    const visible = Object.entries(left).filter(([name]) => !name.startsWith('.'));
    // Each file is an old one or a new one, never a part of one.
    for (const [name, sum] of visible)
      expect([this.old[name], this.fresh[name]], `${name}, ${when}`).toContain(sum);
    // With sums, they are all of one run.
    if (existsSync(join(this.out, 'SHA256SUMS'))) {
      expect(isWhole(this.out), when).toBe(true);
      expect([this.old, this.fresh], when).toContainEqual(Object.fromEntries(visible));
    }
    const again = command(this.run('FY27-Q2'));
    expect(again.status, `${when}: ${again.stderr}`).toBe(0);
    expect(digests(this.out), `${when}, and run again`).toEqual(this.fresh);
  }
}

/** Closes a period and is killed: the ledger has all of its postings or none, and closing again posts each once. */
export class KilledCloses {
  private readonly folder = planOfDeals(300);
  private readonly books = join(this.folder, 'books');
  private readonly ledger = join(this.books, 'ledger.ndjson');
  private readonly before: string;
  private readonly after: string;
  readonly writes: number;

  constructor() {
    expect(command(this.close('FY27-Q1')).status).toBe(0);
    this.before = readFileSync(this.ledger, 'utf8');
    cpSync(this.books, join(this.folder, 'kept'), { recursive: true });
    const whole = command(this.close('FY27-Q2'), { killIn: this.books });
    expect(whole.status, whole.stderr).toBe(0);
    this.writes = writesOf(whole);
    this.after = readFileSync(this.ledger, 'utf8');
    expect(this.after.startsWith(this.before)).toBe(true);
  }

  private close(period: string): readonly string[] {
    return ['close', join(this.folder, 'plan'), '-p', period, '--ledger', this.ledger];
  }

  atWrite(number: number): void {
    rmSync(this.books, { recursive: true, force: true });
    cpSync(join(this.folder, 'kept'), this.books, { recursive: true });
    const when = `write ${number} of ${this.writes}`;
    expect(command(this.close('FY27-Q2'), { killIn: this.books, killAt: number }).signal, when).toBe(
      'SIGKILL',
    );
    expect([this.before, this.after], when).toContain(readFileSync(this.ledger, 'utf8'));
    const lock = `${this.ledger}.lock`;
    if (existsSync(lock)) {
      // Whose lock it was may be on another machine: a person says that nobody is closing.
      expect(command(this.close('FY27-Q2')).stderr, when).toContain('somebody else is closing a period');
      rmSync(lock);
    }
    expect(command(this.close('FY27-Q2')).status, when).toBe(0);
    expect(readFileSync(this.ledger, 'utf8'), when).toBe(this.after);
    expect(command(this.close('FY27-Q2')).stdout, when).toContain('Nothing new to post');
    expect(readFileSync(this.ledger, 'utf8'), when).toBe(this.after);
  }
}

/** Publishes a version and is killed: whatever is published is whole, and publishing again brings the rest or changes nothing. */
export class KilledPublications {
  private readonly folder = planOfDeals(10);
  private readonly registry = join(this.folder, 'published');
  private readonly files: number;
  readonly writes: number;

  constructor() {
    const whole = command(this.publish(), { killIn: this.registry });
    expect(whole.status, whole.stderr).toBe(0);
    this.writes = writesOf(whole);
    this.files = this.published().size;
    expect(this.files).toBeGreaterThan(3);
  }

  private publish(): readonly string[] {
    return ['publish', join(this.folder, 'plan'), '--to', this.registry, '--unsigned'];
  }

  atWrite(number: number): void {
    rmSync(this.registry, { recursive: true, force: true });
    const when = `write ${number} of ${this.writes}`;
    expect(command(this.publish(), { killIn: this.registry, killAt: number }).signal, when).toBe('SIGKILL');
    // All of the version, or nothing of it.
    const left = this.published();
    expect([0, this.files], when).toContain(left.size);
    const again = command(this.publish());
    expect(again.status, `${when}: ${again.stderr}`).toBe(0);
    const found = this.published();
    expect(found.size, when).toBe(this.files);
    if (left.size > 0) expect(found, when).toEqual(left);
  }

  /** What is published, by path; each file of content has the name that its bytes have. */
  private published(): Map<string, string> {
    const visible = Object.entries(digests(this.registry)).filter(
      ([name]) => !name.startsWith('.publishing-'),
    );
    for (const [name, sum] of visible)
      if (name.includes('/blobs/')) expect(name.endsWith(sum), name).toBe(true);
    return new Map(visible);
  }
}
