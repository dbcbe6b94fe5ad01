/** Work shorter than this needs no progress. */
const QUIET_MS = 500;
/** How often a log, which keeps every line, is told. */
const LOG_EVERY_MS = 10_000;

/** Tells how far long work is: one line that changes on a terminal, a line now and then in a log. */
export class Progress {
  private readonly started = performance.now();
  private told = 0;
  private shown = false;

  /** @param text such as `reading deals: 1,200,000 rows` */
  tell(text: string): void {
    const now = performance.now();
    if (process.stderr.isTTY) {
      if (now - this.started < QUIET_MS) return;
      process.stderr.write(`\r\x1b[2K${text}`);
      this.shown = true;
    } else if (now - Math.max(this.started, this.told) >= LOG_EVERY_MS) {
      process.stderr.write(`${text}\n`);
      this.told = now;
    }
  }

  /** Takes the changing line away. */
  done(): void {
    if (this.shown) process.stderr.write('\r\x1b[2K');
    this.shown = false;
  }
}
