/**
 * What the language's phrases mean, in a line each, as shown on hover. A phrase is found by its longest match, so
 * `quota to date` is explained before `quota`.
 */
export const glossary: Readonly<Record<string, string>> = {
  // Shared
  use: 'Brings in what another folder declares: its tables, measures, curves, teams, goals, roles and parameters.',
  'components for':
    'Components that roles of the team may have. Which role has which, and how much it weighs, stands in the table of roles.',
  'roles in':
    'Each row is a role of the team or of one below it: what it is paid, and what each of its components weighs.',
  'reports to': 'The role that this one reports to: what is rolled up goes there.',
  'of base': 'A percent of base pay.',

  // Claims
  prove:
    'What is always so of pay, for every result that can be: proved with every change, and told with a case where it is false.',
  'never falls when':
    'Wherever this result moves that way and nothing else does, pay is no less than before.',
  'never jumps': 'There is no place at which pay changes by more than this as one result moves through it.',
  'gets better': 'Rises, or falls where the measure is better when lower.',
  'at target is': 'What is paid where every result is at its target.',

  // Curves
  linear: 'A straight line between the points; what holds below the first and after the last is said.',
  steps: 'The band that is reached pays its percent; nothing in between.',
  marginal: 'Each slice at its own rate: reaching a band changes only what lies above its start.',
  retroactive:
    'All of it at the rate that is reached: reaching a band changes what lies below its start too.',
  matrix: 'A grid: what is paid for two results at once, one going down and one across.',
  'interpolated both ways':
    'Between two lines of the grid pay follows the straight line, in both directions.',
  'steps both ways': 'The line reached in each direction pays; nothing in between.',
  'zero before the edges': 'Below the first line of either direction nothing is paid.',
  'flat before the edges': 'Below the first line of a direction, what stands at that line is paid.',
  'flat beyond them': 'Above the last line of a direction, what stands at that line is paid.',
  'converted at':
    "The amount in the plan's currency, at the rate that the table holds for its own; the rate and its day are kept.",
  "paid in the payee's currency":
    'What is paid, in the currency that the roster says, rounded once more to its smallest unit.',
  'later instalments': 'What is paid later than it is earned, converted at rates of its own.',
  "the payment's last day": 'The last day of the period that is paid.',
  'money in': 'Money of the currency that this column of its row names.',
  'up to their last day': 'What is dated later is not theirs any more.',
  'up to': 'Ends with this bound, the bound itself included; it begins just above the row before.',
  plus: 'What each point, or each step of an amount, adds inside the band.',
  'for the band': 'What the whole band pays; a part of it pays in proportion.',
  'before the split': 'Limits the whole deal, before its credit is shared.',
  'after the split': "Limits each person's share of the deal.",
  'in order of':
    'Deals are taken one after the other, each at the place that the ones before it have reached.',
  'within each':
    'Each of them has an order of its own, which begins with nothing: the deals of one customer apart from all others.',
  'after the first': 'What comes first in the order, up to this amount, pays nothing.',
  'the greater of': 'Only the component that comes to more is paid.',
  'the lesser of': 'Only the component that comes to less is paid.',
  times: 'The rate before it, multiplied by what the curve says.',
  given: 'Rows of an input table, from which the expected results are worked out as a run works them out.',
  'by grade': 'Named levels, each with what it pays.',
  'then flat': 'Beyond this point nothing more is paid.',
  'then same slope': 'Beyond this point the line goes on as steeply as just before it.',
  below: 'Under this bound; the bound itself is not included.',
  above: 'Over this bound; the bound itself is not included.',
  from: 'From this bound on; the bound itself is included.',
  'as scored': 'The score itself is the payout: 80% scored pays 80% of target.',

  // What results are measured over
  'the year by itself': 'One result for the whole year, known at its end.',
  'by itself': 'Each period stands alone: what was missed or exceeded before does not count.',
  'year to date': "Results from the year's first day, compared again at the end of each period.",
  'quarter to date': "Results from the quarter's first day, compared again at the end of each period in it.",
  'half-year to date':
    "Results from the half-year's first day, compared again at the end of each period in it.",
  'or year to date, whichever pays more':
    'Where the year so far pays more than all its periods have paid, the difference is paid.',
  'quota to date': 'The part of the quota that belongs to the months up to now.',
  'full-year quota': "The whole year's quota, from the first period on.",
  'full-quarter quota': "The whole quarter's quota, from its first period on.",
  'full-half-year quota': "The whole half-year's quota, from its first period on.",
  'cap payout for the year': 'The most that all periods of the year pay together.',
  'take it back': 'Pay already earned in the year is deducted at once, from this payment.',
  'deduct it from later pay of this component':
    'Nothing is taken now; this component pays nothing more until the fall is made up.',
  'forget it': 'What was earned stays earned, and the next period starts from the lower result.',

  // The plan's year
  'in weeks': 'The year is 52 or 53 whole weeks; these are the weeks of the three months of each quarter.',
  'ending on the last': 'The year ends on the last such weekday of that month, this year and every other.',
  'ending on the nearest': "The year ends on such a weekday nearest to the month's end, before or after it.",
  'named by': 'Which calendar year gives the fiscal year its name, such as FY27.',

  // Other stretches of time
  'over the year to date': 'From the first day of the plan year to the last of the period.',
  'over the earlier periods of the year':
    'Added up over the periods of the plan year that ended before this one; nothing in the first.',
  'over the last': 'So many fiscal months that end with the period; they may reach back into last year.',
  'over the same period of last year': 'The period twelve months earlier.',
  'over last year to date': "From the first day of last year to the end of the period's twin in it.",
  else: 'What it is for somebody who was not there yet.',

  // Pay terms
  'on-target pay': 'Base pay and target pay together, when every target is met exactly.',
  'target pay': 'Variable pay when every target is met exactly.',
  variable: 'The part of on-target pay that is target pay.',
  base: 'Pay that does not depend on results.',
  'unless the roster says otherwise': "A person's own number in the roster takes the place of this one.",
  'from the roster': "Each person's number is read from the roster.",
  "from the roster's": "Each person's number is read from this column of the roster.",
  'variable pay': 'Components that share target pay; their weights add up to 100%.',
  'on top': 'Pay beyond target pay: commissions, bonuses, formulas.',
  total: "All that the role's components pay for one payment.",
  commission: 'A rate of the amount credited.',
  bonus: 'A fixed amount, or an amount for each unit.',
  'per deal': "Each deal is read at the curve by itself and paid by the payee's share of it.",
  'own credit': 'Only what is credited to the payee, not what rolls up from others.',
  'rolled-up credit': 'Only what rolls up from the people below, as the roster stood on the date.',
  'of its team': "The number of the payee's team.",
  'in full': 'Somebody employed for part of the period still has all of it.',
  prorated: 'Somebody employed for part of the period has that part of it, by days.',
  'zero quota pays': 'What is paid where there is nothing to be measured against.',
  'cap payout at': 'No more than this is paid; the excess is lost unless it says that it is carried.',
  'shown but not paid': 'Worked out and shown beside the pay, and no part of any total.',
  'neither shown nor paid': 'Worked out for other formulas to read, and no part of any statement.',
  'payroll code': 'What payroll calls this earning; it stands in the files that a run writes.',
  'floor payout at': 'No less than this is paid for the period, whatever was earned.',
  'what it adds is kept': 'What the floor adds is never owed back.',
  'what it adds is taken from later payments of the year':
    'What the floor adds is deducted from later pay of the year that lies above the floor; what is left at year end is forgiven.',
  'cap attainment at': 'Results above this count as this.',
  'cap rate at': 'The rate never goes above this.',
  'cap rate of each slice at': 'No slice is paid at more than this; the others keep their own rates.',
  'cap effective rate at':
    'What all slices pay together is at most this rate of the whole; a slice may be paid at more.',
  'multiplied by': 'What the block comes to is multiplied by this factor, before its conditions and its cap.',
  'multiply together': 'Two multipliers of 1.2x and 1.1x come to 1.32x.',
  'add up': 'What each multiplier adds is added up: 1.2x and 1.1x come to 1.3x.',
  'never above': 'The multiplier counts as this where it is more.',
  'never below': 'The multiplier counts as this where it is less.',
  'the excess is lost': 'What lies above the cap is never paid.',
  'the excess is carried to later payments of the year':
    'What lies above the cap is paid with later payments of the year that have room; what is left at year end is lost.',
  'the excess is paid at year end':
    "What lies above the cap is paid with the year's last period, to those who are still in the role then.",
  'the excess is paid at year end or at exit':
    "What lies above the cap is paid with the year's last period, or with the payee's last one in the role.",
  fund: 'What the pool holds before its reserve.',
  reserve: 'The part of the fund that is kept back.',
  'shared evenly': 'Each of those who share counts as one.',
  'among those in': 'Who is assigned to the team, or to one below it, on that day.',
  'no cap': 'Said on purpose: there is no upper limit.',
  'attainment rounded': 'Attainment is rounded before the curve is read.',
  'in proportion to the':
    'As large a part as what is left of the stretch that the line names: nothing on its last day.',
  'claw back': 'What a canceled deal brought is taken back, in the period in which it is canceled.',
  'what the deal added to pay':
    'What the period it counted in paid, less what that period would have paid without it, at its own quota and rates.',
  'its average share of pay': 'Its part of all credit of the period it counted in, of what that period paid.',
  'phased by days':
    'Each month has the part of it that its days are of the whole; in a year of weeks, its weeks.',
  phased: 'How a yearly amount divides over the year.',
  evenly: 'The same for every month.',
  'like quota': "In the proportions of the quota's own phasing.",

  // Draws, advances and ramps
  advance: 'Paid when a contract is written; repaid out of what the same contract brings.',
  'charged back when': 'What is still open of the advance is taken back in the period of that day.',
  'recoverable draw': 'Tops a payment up to this much a month; what it tops up is owed back.',
  'non-recoverable draw': 'Tops a payment up to this much a month, and is never owed back.',
  'top-ups are owed back': 'This part of later earnings above the draw goes to what is owed.',
  'from the month after the last draw': 'Nothing is taken back while there is a draw.',
  'at exit': 'What becomes of what is owed, or still to come, when the payee leaves the role.',
  'at year end':
    "With the year's last payment; before a colon, what becomes of what is owed or still to come then.",
  'on booking': 'With the payment of the period that it is earned in.',
  'equal instalments': 'The first with the payment of its own period; the last takes what rounding leaves.',
  later: 'With the payment this much later, or, of a schedule, whatever comes after its other lines.',
  'paid when due': 'Somebody who has left is still paid when the others are.',
  forfeited: 'What is still to come is lost.',
  'until employed':
    "Until so many days or months, counted from the payee's first day in the roster, are over.",
  'hold back': 'Keeps a part of the payment, and releases it with a later one.',
  'held back': 'Earned, and not paid yet; this is not pay that is held for want of data.',
  released: 'Held back before, and paid now.',
  'carried over': "The next year's plan brings it in by the table opening.",
  'ramp quota': 'Somebody new has this part of the quota in each of these months of tenure.',
  'in tenure months': 'Counted from the month of the first day in the role, which is 1.',
  'target pay unchanged': 'Less quota, and the same pay for reaching it.',
  'target pay ramped alike': 'The same percents of target pay as of quota.',

  // Conditions
  requires: 'A condition on results; decided once, at the end of the measured period, on unrounded values.',
  'otherwise pays nothing': 'Missed: nothing, and it is lost for good.',
  'otherwise waits': 'Missed: nothing yet; it is paid once the condition is met.',
  'at least': 'This much or more.',
  'at most': 'This much or less.',
  'to date': "From the year's first day to the period's last.",
  'every team in': 'Each of the teams right below this one.',
  'any team in': 'At least one of the teams right below this one.',
  'last period': 'The period of the same length just before.',

  // Measures and credit
  'revenue measure': 'Counts as revenue wherever revenue weights are worked out.',
  dated: 'The credit event: the date that decides the period in which a row counts.',
  credited: 'Who gets the result of a row.',
  'rolled up to managers': 'Everyone above the person, as the roster stood on the date, gets credit too.',
  'each member of': 'Everybody who is in the team on the day, each with the whole share.',
  'members of': 'Everybody who is in the team on the day.',
  'rolled up along': 'Up the line of another column of the roster than the manager.',
  'of level': 'Only what comes from so many steps below.',
  'per whole deal': 'Paid in full to each who has a share of the deal.',
  'overlay to': 'On top of the whole: it takes nothing from the others, and no goal counts it.',
  'total credit at most':
    'A row whose shares, overlays included, add up to more is an error, and holds whoever it is credited to.',
  'the rest to': 'What the other shares leave of the whole.',
  'or if blank to nobody': 'Where the data names nobody, nobody gets the share.',
  rank: 'The place among all who take part: 1 for the best.',
  award: 'What the curve pays for the place; nothing for who does not take part.',
  'share the better rank': 'Two who are equal and best both have place 1; the next one has place 3.',
  'share the worse rank': 'Two who are equal and best both have place 2; the next one has place 3.',
  'share the awards of their places': 'Two who are equal and best share the awards of places 1 and 2.',
  'go by': 'Equal results are told apart by this measure; who is equal in it too shares the better rank.',
  'with results': 'Who takes part only if their result is so, as with results above nothing.',
  percentile:
    'Where a result stands among others, from 0% to 100%: ranked with them, equals sharing the better rank.',
  'interpolated among':
    'On the straight line between the two others that it lies between, as a spreadsheet does.',
  ratio: 'One measure divided by another.',
  'worked out as': 'A formula of other measures and parameters, each of whoever the result is asked for.',
  entered: 'Typed in from outside, in the table `results`.',
  scored: 'Typed in from outside as a percent between these bounds.',
  graded: 'Typed in from outside as one of these levels.',
  'its component waits': 'Nothing is paid until the value is in.',
  'its weight is shared among the rest':
    'The other components of the role take over its target pay, in proportion to their weights.',
  'pays at target': 'A missing value counts as reaching the target.',
  'of members of':
    'Added up over everybody assigned to the team, or to one below it, with what they earn while they are.',
  'those below': 'Everybody who reports to the payee, directly or through others.',
  'those directly below': 'Everybody who reports to the payee, and not those below them.',
  'better when lower': 'Less of it is better, as with churn or cost.',
  'quota over result': 'Attainment of what should fall: half the quota is 200%, twice the quota is 50%.',
  'less result over quota':
    'Attainment of what should fall, point for point: 10% below quota is 110%, 10% above it 90%.',

  // Formulas
  'to the power of':
    'Multiplied by itself so many times. A power that is not whole has no last digit, and says how it is rounded.',
  'square root of': 'The number whose square this is, rounded as the words after it say.',
  'cube root of': 'The number whose cube this is, rounded as the words after it say.',
  'days from': 'How many days lie between two dates: "to" leaves the last day out, "through" counts it.',

  'this fund': 'What this pool holds, as a part of its own formula: solved so that both sides agree.',
  'this pay': 'What this formula pays, as a part of itself: solved so that both sides agree.',

  'that add up': 'Each step that was reached pays its amount, beside those of the steps before it.',
  'that replace each other': 'Only the last step that was reached pays its amount.',
  'by what it pays':
    'The bounds are counted in what the curve has paid, and not in the amount it is read at.',

  // Goals
  'carried by': "These roles are paid on this node's own target.",
  'shared out':
    'Each of these people answers for a part of the target, counted on the first day of each such period.',
  'by the headcount':
    'Divides what the other parts leave by how many people each team has on the first day of each such period.',
  'of last year': 'What was brought in over the whole year before this one.',
  'its part of': "The payee's own part of a target that is shared out: what they bring is held against it.",
  "leaver's part":
    'What somebody who left would have answered for: it stays unshared, or the others take it over.',
  'handed down at': 'The parts below add up to this percent of the target: a cushion against shortfalls.',
  'of the same number': 'A part of what others answer for too, not a part beside theirs.',
  'counting all of it': 'Everything that counts for the node above counts here too.',
  counting: 'Which rows count towards this part.',
  'for each payee': 'Each payee has a result of their own.',
  'for each team': 'Each team has a result, and everybody in it has the same.',
  'for the company': "There is one result, and it is everybody's.",
  'for each': 'How much of this measure stands behind each unit of the number above.',
  'before it': 'It has to be there this long before the result it leads to.',
  supports: 'A line of sight to the number, without a share of it.',
  'the rest': 'What the other parts leave of the whole.',

  // Header
  'half up': 'Halves are rounded away from zero: $0.005 becomes $0.01.',
  'half even': 'Halves are rounded to the even neighbour: $0.005 becomes $0.00, $0.015 becomes $0.02.',
  'each component': "Each component's pay is rounded by itself.",
  'each payment': 'Only the sum that is paid is rounded.',
  'each deal': "Each deal's pay is rounded by itself; many of them drift.",
  'on the running total':
    'The pay to date is rounded and what was paid before is taken off: it never drifts.',
  'by days': 'By the days employed, out of the days of the month.',
  'forfeit unless employed on': 'Whoever has left by then gets nothing for the year.',
  'earn up to their last day': 'A leaver is paid on results up to the last day of employment.',
  'open shortfalls forgiven':
    'What is still to be deducted when somebody leaves, or at year end, is dropped.',
  'open shortfalls owed':
    'What is still to be deducted when somebody leaves, or at year end, has to be paid back.',

  'monthly from': 'The first day that this plan pays for; the table opening brings in what was before.',
  'amended from': 'From this day on the plan takes the place of the version that was published before.',
  'results continue':
    'What is measured to date goes on from the start of the year: each stretch by the terms of its time, less what was earned before.',
  'results restart':
    'What is measured across the day begins with it; results and quota before it do not count.',

  // Stages of a component
  attainment: 'Actual results divided by the quota.',
  rate: 'The rate that the curve gives.',
  earned: "Exact pay after the component's own requirements and caps.",
  payout: 'What is earned, rounded.',

  // Policies
  policy: 'A rule on how plans are designed, which every plan that sees it has to keep; it changes no pay.',
  'revenue weight':
    'Target pay of components on measures marked as revenue, divided by all target pay of the role.',
  'linked weight': 'Revenue weight, with components whose goal is converted from revenue counted too.',
  'variable share': 'Target pay divided by on-target pay.',
  'of variable pay when only':
    'Worked out by the engine: some results fall and all others stay at their targets; curves and gates count.',
  'threshold payout': 'What is paid at the least attainment that pays.',
  'highest payout': 'The most that the curve pays; one without an end has none.',
  'largest jump': 'The largest step in pay at one attainment, as a part of target pay.',
  'slope above target': 'What one more percent of attainment adds just above 100%.',
  'assigned share': 'What the number above is handed down at: 110% hands down a tenth more than it is.',
  'number of measures': 'How many numbers a role is paid on: parts of goals, else measures.',
  'number of tiers': 'How many rows of a curve pay something.',
  'number of carriers': 'How many roles have a component on it.',
  'line to goals': "A way from what is measured up to a company's goal.",
  'other than': 'All but these roles.',
  accept:
    'Leaves a policy or a design rule unkept on purpose, in this block; the reason is for whoever reviews the plan.',
  confidence:
    'A: official, a statute or a large survey. B: a practitioner by name. C: a vendor or a draft, which only informs.',
};
