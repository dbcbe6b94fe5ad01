/** Several currencies. */
export const CURRENCIES: Readonly<Record<string, string>> = {
  'two rates of exchange': `plan "P" { currency USD  paid in the payee's currency, converted at Fixed }
data deals { id text key  closed date  owner payee  arr money }
data Daily { currency currency key  begins date key  rate money }
data Fixed { currency currency key  rate money }
measure Sold { total arr of deals dated closed credited to owner }
role Rep { on top {
  commission One on Sold each month by itself at 1% { paid 60% on booking, 40% at year end { at exit: paid  later instalments: converted at Daily on the payment's last day } }
  commission Two on Sold each month by itself at 1% { paid 60% on booking, 40% at year end { later instalments: converted at Daily on 2027-01-01 at exit: forfeited } }
  commission Three on Sold each month by itself at 1% { paid 60% on booking, 40% at year end { later instalments: converted at Fixed } }
} }`,
  'several currencies': `plan "P" { currency USD  paid in the payee's currency, converted at Daily on the payment's last day }
plan "Q" { paid in the payee's currency, converted at Fixed  paid monthly }
plan "R" { paid in the payee's currency, converted at Daily on 2027-01-01 }
data deals {
  id text key  closed date  owner payee  currency currency  paid_in currency or blank
  amount money in currency  cost money in currency or blank from "Cost"  fee money in paid_in
  in text
  converted = (amount - cost) converted at Daily on closed
}
data Daily { currency currency key  begins date key  rate money }
data Fixed { currency currency key  rate money in currency }
measure Sold { total amount converted at Daily on closed + fee converted at Fixed of deals where currency is EUR or USD dated closed credited to owner }
measure Cost { total (cost * 2) converted at Daily on 2027-01-01 - 500 EUR converted at Fixed of deals dated closed credited to owner }
role Rep { on top {
  formula Both each quarter by itself = Sold - Cost
  commission Each on Sold per deal each quarter by itself at (when amount converted at Fixed above $5 then 1% otherwise 2%)
} }`,
};
