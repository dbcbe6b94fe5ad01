import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';

const plan = `plan "Plan <b>of</b> the year" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        quarterly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn on deals closed up to their last day, quota and target pay by days
  accept windfall-unlimited because "no deal is larger than a month's quota"
}

data deals { id text key  closed date  owner payee  amount money }

revenue measure Bookings { total amount of deals  dated closed  credited to owner }

measure Care "Care of customers" { scored 0% to 125%  for each payee  by manager  if missing, its component waits }

curve Rising linear {
  below 50%: 0%
  at 50%: 50%
  at 100%: 100%
  at 150%: 250%, then flat
  accept pay-capped because "beyond 150% nobody did it alone"
}

goal Revenue = Bookings $2.4M in the year, phased evenly

role Rep "Account executive" {
  on-target pay $120K, 50% variable
  variable pay {
    80%  NewBusiness  on Bookings  each quarter by itself  curve Rising {
      quota $600K in the year, phased evenly
      requires Care at least 60%, otherwise no more than 50% of its target
    }
    20%  Objectives  on Care  the year by itself  as scored {
      accept objectives-without-goal because "each objective names the part of the number that it serves"
    }
  }
}

examples "A quarter" for Rep, first quarter {
  | Bookings | Care || NewBusiness |
  | $150K    | 100% || $12,000     |
}
`;
const files = {
  'plan.ote': plan,
  'data/roster.csv': 'payee,role,start,end\nMagpie,Rep,2026-01-01,\n',
  'data/deals.csv': 'id,closed,owner,amount\nD1,2027-01-20,Magpie,71234.56\n',
};

function written(args: readonly string[] = [], of: Readonly<Record<string, string>> = files) {
  const folder = folderOf(of);
  const outcome = ontarget(['docs', '.', '--out', 'out', ...args], { cwd: folder });
  const text = (file: string) => readFileSync(join(folder, 'out', file), 'utf8');
  return { ...outcome, folder, text };
}

describe('plan documents', () => {
  const both = written(['--format', 'html,markdown']);

  test('a page for each role, one of the goals, and an index', () => {
    expect(both.stderr).toBe('');
    expect(both.stdout).toContain('Wrote the document of one role of "Plan <b>of</b> the year" into out.');
    expect(readdirSync(join(both.folder, 'out')).sort()).toEqual([
      'Rep.html',
      'Rep.md',
      'goals.html',
      'goals.md',
      'index.html',
      'index.md',
    ]);
    expect(both.text('index.html')).toContain('<a href="Rep.html">Account executive</a>');
    expect(both.text('index.md')).toContain('[Account executive](Rep.md)');
    // What concerns the whole plan is said once, on the index.
    expect(both.text('index.md')).toContain("no deal is larger than a month's quota");
    expect(both.text('goals.md')).toContain('| Revenue | Bookings |  | $2,400,000 |');
  });

  test('examples are worked out step by step: below the threshold, at it, at target, at the cap and beyond', () => {
    // A quarter of $150,000 with target pay of $12,000: 80% of a quarter of $60,000.
    const text = both.text('Rep.md');
    expect(text).toContain('| Below the threshold | $60,000 | $150,000 | 40% | 0% | $0 | $0 |');
    expect(text).toContain('| At the threshold | $75,000 | $150,000 | 50% | 50% | $6,000 | $24,000 |');
    expect(text).toContain('| At target | $150,000 | $150,000 | 100% | 100% | $12,000 | $48,000 |');
    // Halfway up: 100% and half of 150 points.
    expect(text).toContain(
      '| Halfway from target to the cap | $187,500 | $150,000 | 125% | 175% | $21,000 | $84,000 |',
    );
    expect(text).toContain('| At the cap | $225,000 | $150,000 | 150% | 250% | $30,000 | $120,000 |');
    expect(text).toContain('| Beyond the cap | $240,000 | $150,000 | 160% | 250% | $30,000 | $120,000 |');
    // $48,000 less half of it, and $12,000 of the score, which stays at its target.
    expect(text).toContain('| 80% | $38,400 | $12,000 | $50,400 | 84% |');
    expect(text).toContain('| $150K | 100% | $12,000 |');
  });

  test('who signs is told what for, on a page that belongs to one version', () => {
    const [, digest = ''] = /Version: \*\*(sha256:[0-9a-f]{64})\*\*/.exec(both.text('Rep.md')) ?? [];
    for (const text of [both.text('Rep.md'), both.text('Rep.html')])
      expect(text).toContain(
        'Who signs has read this document, and agrees that pay in the time above is worked out by the version above.',
      );
    expect(both.text('Rep.html')).toContain(`"\\a" "Version ${digest}"`);
    expect(both.text('goals.html')).toContain(`"\\a" "Version ${digest}"`);
  });

  test('examples are headed as the rest of the document calls things', () => {
    expect(both.text('Rep.md')).toContain('| Bookings | Care of customers | → New business |');
  });

  test('says what counts, what has to be reached, and when it is paid', () => {
    const text = both.text('Rep.md');
    expect(text).toContain('80% of target pay, $48,000 a year, is paid on Bookings.');
    expect(text).toContain('Measured each quarter by itself. Paid with the payment of the same quarter.');
    expect(text).toContain('Bookings: total amount of deals; dated closed; credited to owner.');
    expect(text).toContain('| FY27-Q2 | $150,000 | $12,000 |');
    expect(text).toContain('requires Care at least 60%, otherwise no more than 50% of its target');
    expect(text).toContain('Pay has no cap without a reason');
    expect(text).toContain('beyond 150% nobody did it alone');
  });

  test('terms are said at their lines, do not apply, or are shown as what the plan is silent about', () => {
    const text = both.text('Rep.md');
    expect(text).toContain(
      '| Rounding | The plan says | rounding half up to $0.01, each component (plan.ote, line 5) |',
    );
    expect(text).toContain('| Draws and guarantees | Does not apply | The role has none. |');
    expect(text).toMatch(/\| Canceled deals \| The plan is silent \|/);
    expect(text).toMatch(/\| Windfalls \| The plan says \| accept windfall-unlimited/);
    expect(text).toMatch(/\| Caps \| The plan says \| at 150%: 250%, then flat \(plan\.ote, line 21\)/);
    expect(text).toMatch(/\| Results that are missing \| The plan says \| if missing, its component waits/);
    expect(both.stdout).toMatch(/Terms that the plan is silent about: .*Canceled deals/);
  });

  test('a page loads nothing, runs nothing, and escapes what the plan says', () => {
    const page = both.text('Rep.html');
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<link|<img|<button|https?:\/\//);
    expect(page).toContain('Plan &lt;b&gt;of&lt;/b&gt; the year');
    expect(page).toMatch(/<svg class="chart"[^>]*role="img" aria-labelledby/);
    expect(page).toContain('Pay begins at 50%.');
    expect(page).toMatch(/sha256:[0-9a-f]{64}/);
    for (const signer of ['Payee', 'Manager', 'Compensation']) expect(page).toContain(`<b>${signer}</b>`);
  });

  test('holds nobody who is paid, and comes out the same each time', () => {
    const args = ['docs', '.', '--out', 'again', '--format', 'html,markdown'];
    expect(ontarget(args, { cwd: both.folder, env: { TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8' } }).status).toBe(
      0,
    );
    for (const file of readdirSync(join(both.folder, 'out'))) {
      expect(both.text(file)).not.toMatch(/Magpie|71,?234/);
      expect(readFileSync(join(both.folder, 'again', file), 'utf8')).toBe(both.text(file));
    }
  });
});

describe('what the command answers', () => {
  test('one role, as JSON', () => {
    const { folder, ...outcome } = written(['--role', 'Rep', '--json']);
    expect(jsonOf('docs', outcome)).toMatchObject({
      ok: true,
      formats: ['html'],
      folder: 'out',
      files: ['index.html', 'Rep.html', 'goals.html'],
      roles: [{ role: 'Rep' }],
    });
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['Rep.html', 'goals.html', 'index.html']);
  });

  test('a role of the name of a page has a file of its own', () => {
    const named = plan.replaceAll('Rep', 'Index');
    const { folder } = written([], { ...files, 'plan.ote': named });
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['Index-2.html', 'goals.html', 'index.html']);
  });

  test('a role that is not there', () => {
    const { status, stderr } = written(['--role', 'CEO']);
    expect(status).toBe(1);
    expect(stderr).toContain('has no role CEO');
    expect(stderr).toContain('Its roles: Rep.');
  });

  test('a plan with an error, and one that does not pay what its examples say, have no document', () => {
    const broken = written(['--json'], {
      ...files,
      'plan.ote': plan.replace('curve Rising {', 'curve Risen {'),
    });
    expect(broken.status).toBe(3);
    expect(jsonOf('docs', broken)).toMatchObject({ ok: false });
    const wrong = written([], { ...files, 'plan.ote': plan.replace('$12,000     |', '$12,001     |') });
    expect(wrong.status).toBe(3);
    expect(wrong.stderr).toContain('does not pay what it says: one of its examples is wrong');
    expect(() => wrong.text('Rep.html')).toThrow();
  });
});
