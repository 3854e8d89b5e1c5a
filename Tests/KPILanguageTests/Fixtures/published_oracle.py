#!/usr/bin/env python3
"""What the calculations of published.txt give, from their formulas as handbooks print them.

Shares no code with the program and knows no lists, units or scenarios: each function is one calculation,
named like its model. Prints a line for each figure: name TAB citation TAB value. A value is `n` or
`n/d`, a share as a part of 1, `≈ ` and 15 digits, or the name of an item or period.
"""
from decimal import Decimal, getcontext
from fractions import Fraction as F
from itertools import accumulate
from math import ceil, floor

getcontext().prec = 60
MONTHS = "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez".split()


def dec(value):
    """A fraction as a decimal number of 60 digits."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def cents(value, step=F(1, 100)):
    """Rounded to cents, halves away from zero."""
    return (1 if value >= 0 else -1) * floor(abs(value) / step + F(1, 2)) * step


def bisect(function, low, high):
    """Where a decreasing function is zero."""
    low, high = Decimal(low), Decimal(high)
    for _ in range(150):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) > 0 else (low, middle)
    return low


def net_revenue_retention():
    mrr, rows = 100_000, []
    for new, more, less, lost in [(8, 5, 1, 2), (9, 6, F(3, 2), 3), (7, 4, F(1, 2), F(5, 2))]:
        new, more, less, lost = (F(1000) * x for x in (new, more, less, lost))
        rows.append((F(mrr + more - less - lost, mrr), F(mrr - less - lost, mrr), (new + more) / (less + lost)))
        mrr += new + more - less - lost
    return {"MRR[3]": mrr, "NRR[1]": rows[0][0], "GRR[2]": rows[1][1], "QuickRatio[3]": rows[2][2]}


def cohorts():
    won = [200, 250, 180, 220]
    active = [[200, 150, 132, 120], [250, 195, 170], [180, 142], [220]]

    def all_after(month):
        known = [i for i in range(4) if len(active[i]) > month]
        return F(sum(active[i][month] for i in known), sum(won[i] for i in known))
    return {"Bleiben[Feb, 2]": F(170, 250), "Bleiben[gesamt, 1]": all_after(1), "Bleiben[gesamt, 3]": all_after(3)}


def twenty_four_months():
    customers = [120 + 15 * n for n in range(1, 25)]
    first = [n for n, number in enumerate(customers) if number >= 240][0]
    return {
        "Umsatz[gesamt]": 49 * sum(customers), "Jahr1": 49 * sum(customers[:12]),
        "Jahr2": 49 * sum(customers[12:]), "Doppelt": f"{MONTHS[first % 12]} {2026 + first // 12}",
    }


def channel_mix():
    channels = {"Suche": (20_000, 50, F(8, 100)), "Social": (9_000, 30, F(3, 100)), "Messe": (24_000, 120, F(15, 100))}
    leads = {name: F(budget, price) for name, (budget, price, _) in channels.items()}
    won = {name: leads[name] * channels[name][2] for name in channels}
    spent = sum(budget for budget, _, _ in channels.values())
    return {
        "Mittel": sum(won.values()) / sum(leads.values()), "Schnitt": spent / sum(leads.values()),
        "CAC[gesamt]": spent / sum(won.values()),
        "Bester": min(channels, key=lambda name: channels[name][0] / won[name]),
    }


def net_present_value():
    rate = F(64, 10_000)  # 1.08 ** (1 / 12) - 1, as published
    exact = Decimal("1.08") ** (Decimal(1) / 12) - 1
    assert cents(F(exact), F(1, 10_000)) == rate
    value = 25_000 * (1 - 1 / (1 + rate) ** 60) / rate - 1_000_000
    exact_value = 25_000 * (1 - 1 / (1 + exact) ** 60) / exact - 1_000_000
    assert f"{dec(value):.2f}" == "242322.82"
    return {"Monthly": dec(rate), "NPV": dec(value), "Exact": exact_value}


def internal_rate_of_return():
    flows = [-250_000, 100_000, 150_000, 200_000, 250_000, 300_000]
    npv = sum(F(flow) / F(11, 10) ** year for year, flow in enumerate(flows))
    rate = bisect(lambda r: sum(flow / (1 + r) ** year for year, flow in enumerate(flows)), 0, 1)
    return {"NPV": npv, "IRR": rate}


def annuity_with_remaining_debt():
    debt, interest = F(200_000), F(0)
    rate = cents(debt * F(56, 1000) / 12)
    for _ in range(120):
        part = cents(debt * F(36, 1000) / 12)
        debt, interest = debt + part - rate, interest + part
    return {"Rate": rate, "Rest[gesamt]": debt, "Zinsen[gesamt]": interest}


def accelerators():
    def commission(sales, quota=500_000):
        bounds = [0, quota, F(125, 100) * quota, sales]
        parts = [max(min(sales, high) - low, 0) for low, high in zip(bounds, bounds[1:])]
        return [part * F(rate, 100) for part, rate in zip(parts, (8, 12, 15))]
    plan = commission(700_000)
    return {
        "Commission[total]": sum(plan), "Commission[Super]": plan[2],
        "Commission[total]@bad": sum(commission(400_000)), "Effective": sum(plan) / 700_000,
    }


def graduated_and_volume_pricing():
    def graduated(n): return sum(7 if i <= 5 else F(13, 2) if i <= 10 else 6 for i in range(1, n + 1))
    def volume(n): return n * (7 if n <= 5 else F(13, 2) if n <= 10 else 6)
    return {
        "Graduated@many": graduated(20), "Volume@many": volume(20), "Graduated@few": graduated(6),
        "Volume@few": volume(6),
    }


def quantity_discounts():
    amounts, prices = [], []
    for price, number in [(F(89, 10), 60), (F(24, 10), 250), (F(89, 10), 10)]:
        discount = 0 if number < 50 else 5 if number < 200 else 12
        prices.append(cents(price * (100 - discount) / 100))
        amounts.append(prices[-1] * number)
    return {"Preis[P1]": prices[0], "Betrag[P2]": amounts[1], "Betrag[gesamt]": sum(amounts)}


def sales_capacity():
    ramp = [F(0), F(1, 4), F(1, 2), F(1)]

    def capacity(reps, start, month):  # months counted from January 2026
        return 0 if month < start else reps * 60_000 * ramp[min(month - start, 3)]
    hires = {"Team": (5, -12), "Spring": (3, 2), "Summer": (2, 6)}
    whole = sum(capacity(*hire, month) for hire in hires.values() for month in range(12))
    return {
        "Capacity[Spring, May 2026]": capacity(3, 2, 4),
        "Capacity[total, Jul 2026]": sum(capacity(*hire, 6) for hire in hires.values()),
        "Capacity[total, total]": whole, "Enough": "yes" if whole >= 5_000_000 else "no",
    }


def runway():
    def balances(revenue, costs):
        cash, revenues, result = F(900_000), [], []
        for month in range(24):
            revenues.append(revenue * F(108, 100) ** month)
            cash += revenues[-1] - costs
            result.append(cash)
        return result, revenues
    plan, revenues = balances(F(60_000), 150_000)
    slow, _ = balances(F(55_000), 170_000)
    return {
        "Balance[12]@planned": plan[11], "Lowest@planned": min(plan), "When@planned": str(plan.index(min(plan)) + 1),
        "Profitable@planned": str([revenue > 150_000 for revenue in revenues].index(True) + 1),
        "Survives@planned": "yes" if min(plan) >= 0 else "no", "Survives@slow": "yes" if min(slow) >= 0 else "no",
        "Empty@slow": str([cash < 0 for cash in slow].index(True) + 1),
    }


def break_even():
    fixed, price, variable, number = 45_000, 120, 75, 1_500
    units = F(fixed, price - variable)
    return {
        "Schwelle": units, "Sicherheit": 1 - units / number, "Schwellenpreis": variable + F(fixed, number),
        "Preisziel": variable + F(fixed + 30_000, number),
    }


def retail_price_calculation():
    def landed(list_price): return list_price * F(90, 100) * F(98, 100) + F(1220, 100)
    factor = F(125, 100) * F(110, 100) / F(97, 100) / F(85, 100)
    price = landed(400) * factor
    return {
        "Listenverkauf": price, "Faktor": factor, "Spanne": 1 - 1 / factor,
        "Einkauf": (650 / factor - F(1220, 100)) / F(98, 100) / F(90, 100),
    }


def sales_plan_by_month():
    season, done = [8, 7, 9, 8, 8, 9, 6, 5, 10, 10, 11, 9], [90_000, 95_000, 100_000]
    goals = [12_000 * part for part in season]
    return {
        "Abweichung[Feb 2026]": done[1] - goals[1], "Abweichung[Apr 2026]": "–", "Erreicht[Mär 2026]": F(done[2], goals[2]),
        "Quartalsziel[Q3 2026]": sum(goals[6:9]), "Nötig": F(1_200_000 - sum(done), 9), "Hochrechnung": sum(done) / F(24, 100),
    }


def forecast_by_quarter():
    first = 30_000 + 50_000 * F(50, 100) + 20_000 * F(80, 100)
    second = 90_000 * F(20, 100) + 40_000 * F(50, 100)
    return {
        "Forecast[Q1 2026]": first, "Best[Q1 2026]": 100_000, "Coverage[Q2 2026]": F(130_000, 80_000), "Reached[Q2 2026]": second / 80_000,
        "Forecast[total]": first + second,
    }


def sales_velocity():
    small, middle, large = (
        F(deals * size * rate, 100 * days)
        for deals, size, rate, days in [(120, 4_000, 25, 30), (50, 20_000, 20, 60), (10, 90_000, 15, 120)])
    return {"Velocity[SMB]": small, "Velocity[Large]": large, "Velocity[total]": small + middle + large}


def funnel_backwards():
    return {
        "Visitors": 20 / (F(3, 100) * F(4, 10) * F(5, 10) * F(6, 10) * F(25, 100)),
        "Needed[SQL]": 20 / F(25, 100) / F(6, 10),
    }


def funnel_forwards():
    return {
        "Reached[Deal]@now": 10_000 * F(3 * 40 * 50 * 25, 100**4),
        "Reached[Deal]@better": 10_000 * F(3 * 50 * 50 * 25, 100**4),
    }


def acquisition_cost_and_lifetime_value():
    return {
        "LTV[Basic]": 29 * F(80, 100) / F(4, 100), "Ratio[Pro]": (99 * F(80, 100) / F(2, 100)) / F(50_000, 100),
        "Payback[Pro]": F(50_000, 100) / (99 * F(80, 100)), "CAC[total]": F(80_000, 400),
    }


def lead_scoring():
    weights = [30, 25, 25, 20]
    marks = {"Meier": [100, 100, 50, 0], "Schulz": [0, 50, 50, 50], "Kaya": [100, 50, 100, 100]}
    points = {name: sum(F(a * b, 100) for a, b in zip(weights, own)) for name, own in marks.items()}
    def grade(value): return "A" if value >= 70 else "B" if value >= 40 else "C"
    return {
        "Wert[Meier]": points["Meier"], "Note[Schulz]": grade(points["Schulz"]),
        "Leads[A]": sum(grade(value) == "A" for value in points.values()), "Bester": max(points, key=points.get),
    }


def weighted_pipeline():
    chance = {"Kontakt": 10, "Bedarf": 25, "Angebot": 50, "Zusage": 90}
    deals = [(40_000, "Angebot", 1), (25_000, "Zusage", 1), (80_000, "Bedarf", 2), (15_000, "Kontakt", 2)]
    def expected(quarter): return sum(F(worth * chance[stage], 100) for worth, stage, q in deals if q == quarter)
    return {
        "Forecast[Q1 2026]": expected(1), "Deckung[Q2 2026]": F(sum(d[0] for d in deals if d[2] == 2), 60_000),
        "Erwartet[gesamt]": expected(1) + expected(2), "Summe[Bedarf]": 80_000,
    }


def abc_analysis():
    sales = {"Gamma": 420, "Alpha": 300, "Epsilon": 160, "Beta": 90, "Delta": 30}
    shares = dict(zip(sales, (F(part, sum(sales.values())) for part in accumulate(sales.values()))))
    def grade(value): return "A" if value <= F(80, 100) else "B" if value <= F(95, 100) else "C"
    classes = {name: grade(value) for name, value in shares.items()}
    return {
        "Bis[Epsilon]": shares["Epsilon"], "Gruppe[Alpha]": classes["Alpha"], "Gruppe[Beta]": classes["Beta"],
        "Umsatz_je[B]": 1000 * sum(sales[name] for name in sales if classes[name] == "B"),
        "Zahl[A]": sum(c == "A" for c in classes.values()),
    }


def net_promoter_score():
    answers = [2, 0, 1, 2, 3, 7, 10, 25, 30, 70, 50]
    good, bad = F(sum(answers[9:]), sum(answers)), F(sum(answers[:7]), sum(answers))
    return {"Promoters": good, "Passives": 1 - good - bad, "Detractors": bad, "NPS": good - bad}


def churn_over_a_year():
    kept = F(97, 100) ** 12
    return {
        "Kept@now": kept, "Lost@better": 1 - F(98, 100) ** 12, "Lifetime@now": F(100, 3),
        "Customers[12]@now": 1000 * kept,
    }


def average_growth():
    rate = (Decimal(1_750_000) / 1_200_000) ** (Decimal(1) / 4) - 1
    return {
        "Wachstum[2023]": F(1_400, 1_500) - 1, "Wachstum[2020]": "–", "CAGR": rate,
        "Prognose": 1_750_000 * (1 + rate) ** 3,
    }


def return_on_ad_spend():
    rows = [(2_000, F(50, 100), F(6, 100), 80), (6_000, F(120, 100), F(2, 100), 90), (1_500, F(30, 100), F(4, 1000), 75)]
    orders = [spend / click * rate for spend, click, rate, _ in rows]
    revenue = [own * row[3] for own, row in zip(orders, rows)]
    return {
        "ROAS[total]": sum(revenue) / 9_500, "CPA[Generic]": 6_000 / orders[1],
        "Profit[total]": sum(revenue) * F(40, 100) - 9_500, "BreakEven": F(100, 40),
        "Worth": sum(row[0] for own, row in zip(revenue, rows) if own / row[0] >= F(100, 40)),
    }


def ab_test():
    a, b, n = F(500, 10_000), F(580, 10_000), 10_000
    pooled = (a + b) / 2
    z = dec(b - a) / dec(pooled * (1 - pooled) * F(2, n)).sqrt()
    return {"Uplift": b / a - 1, "Z": z, "Significant": "yes" if z > Decimal("1.96") else "no"}


def moving_average():
    sold = [120, 132, 126, 150, 144, 156]
    smooth = F(sold[0])
    for value in sold:
        smooth = smooth * F(7, 10) + value * F(3, 10)
    return {
        "Gleitend[Feb 2026]": "–", "Gleitend[Mär 2026]": F(sum(sold[:3]), 3),
        "Gleitend[Jun 2026]": F(sum(sold[3:]), 3), "Glatt[Jun 2026]": smooth,
    }


def seasonal_index():
    years = [(100, 140, 120, 240), (110, 150, 130, 270), (120, 170, 140, 310)]
    mean = F(sum(map(sum, years)), 12)
    index = [F(sum(year[q] for year in years), 3) / mean for q in range(4)]
    return {"Index[1]": index[0], "Index[4]": index[3], "Plan[2]": 200_000 * index[1]}


def linear_trend():
    sales = [F(x) for x in (10_000, 12_000, 11_500, 13_000, 14_200, 15_000)]
    x, y = F(7, 2), sum(sales) / 6
    slope = sum((n - x) * (s - y) for n, s in enumerate(sales, 1)) / sum((n - x) ** 2 for n in range(1, 7))
    return {"Slope": slope, "Forecast": y + slope * (7 - x)}


def deferred_revenue():
    booked = [120_000] * 3 + [0] * 9
    earned = [sum(F(booked[m - age], 12) for age in range(12) if m >= age) for m in range(12)]
    return {
        "Recognized[Feb 2026]": earned[1], "Recognized[Dec 2026]": earned[11],
        "Deferred[Dec 2026]": sum(booked) - sum(earned),
    }


def depreciation():
    value, written, change = F(60_000), [], None
    for year in range(1, 7):
        falling, even = value * F(25, 100), value / (7 - year)
        if even > falling and change is None:
            change = str(year)
        written.append(max(falling, even))
        value -= written[-1]
    return {"Abschreibung[2]": written[1], "Abschreibung[4]": written[3], "Restwert[6]": value, "Wechsel": change}


def contribution_by_product_and_region():
    sold, margin, price, fixed = [(2_000, 3_000), (1_500, 800)], (20, 25), (50, 80), (40_000, 55_000)
    first = [[sold[p][r] * margin[p] for r in range(2)] for p in range(2)]
    second = [first[0][r] + first[1][r] - fixed[r] for r in range(2)]
    return {
        "DB1[gesamt, Nord]": first[0][0] + first[1][0], "DB1[gesamt, gesamt]": sum(map(sum, first)),
        "DB2[Süd]": second[1],
        "DB2[gesamt]": sum(second), "Quote[Nord]": F(second[0], sum(sold[p][0] * price[p] for p in range(2))),
    }


def price_volume_mix():
    before, after = 1_000 * 10 + 500 * 20, 1_300 * 11 + 400 * 19
    price = 1 * 1_300 - 1 * 400
    volume = (1_700 - 1_500) * F(before, 1_500)
    return {"PriceEffect[total]": price, "Volume": volume, "Mix": after - before - price - volume, "After": after}


def order_quantity():
    return {  # √(2 · 3600 · 25 / 0,5) = 600
        "Menge": F(600), "Bestellungen": F(3_600, 600), "Kosten": 3_600 * 25 / F(600) + F(600, 2) * F(1, 2),
    }


def cash_discount():
    return {
        "Zins": F(2, 100) * F(360, 20), "Genau": F(2, 98) * F(360, 20), "Effektiv": (1 + F(2, 98)) ** 18 - 1,
        "Kredit": F(98) * F(12, 100) * F(20, 360), "Vorteil": 2 - F(98) * F(12, 100) * F(20, 360),
    }


def cash_conversion_cycle():
    dio, dso, dpo = F(1_000, 3_000) * 365, F(950, 9_000) * 365, F(850, 3_000) * 365
    return {"DIO": dio, "CCC": dio + dso - dpo}


def receivables_by_age():
    rows = [(60_000, 1), (20_000, 3), (10_000, 10), (6_000, 25), (4_000, 60)]
    lost = sum(F(open_ * rate, 100) for open_, rate in rows)
    return {"Allowance[total]": lost, "Rate": lost / 100_000, "Part[D30]": F(20, 100), "Late": 10_000 + 6_000 + 4_000}


def monthly_payment():
    rate = Decimal("0.005")
    payment = 200_000 * rate / (1 - (1 + rate) ** -360)
    assert f"{payment:.2f}" == "1199.10"
    return {"Payment": payment, "Interest": payment * 360 - 200_000}


def sales_force_by_workload():
    return {"Load[total]": 1_000 * 36 + 2_000 * 12, "Reps": 60}


def working_time():
    hours = 46 * 40 * F(40, 100)
    meetings = hours * 60 / 90
    return {"Kunde": hours, "Termine": meetings, "Köpfe": 5_000 / meetings}


def quarterly_efficiency():
    revenue, spent, burnt = (1_800, 2_000, 2_240, 2_520, 2_800), (750, 800, 850, 900, 950), (900, 800, 850, 700)
    fresh = [4 * (b - a) for a, b in zip(revenue, revenue[1:])]
    return {
        "Magic[Q2 2025]": F(fresh[1], spent[1]), "Multiple[Q4 2025]": F(burnt[3], fresh[3]),
        "Multiple[total]": F(sum(burnt), sum(fresh)),
    }


def market_size():
    tam = [40_000 * 2_000, 8_000 * 12_000, 500 * 90_000]
    sam = [F(a * b, 100) for a, b in zip(tam, (30, 50, 20))]
    som = [a * b / 100 for a, b in zip(sam, (5, 4, 2))]
    return {"TAM[total]": sum(tam), "SAM[total]": sum(sam), "SOM[total]": sum(som), "SOM[Mid]": som[1]}


def referrals():
    k = 5 * F(16, 100)
    fresh = [1_000 * k**n for n in range(7)]
    return {"K": k, "Fresh[2]": fresh[2], "Users[6]": sum(fresh)}


def attribution():
    first, last = {"Suche": 60, "Mail": 20, "Messe": 40}, {"Suche": 20, "Mail": 100, "Messe": 0}
    even = {"Suche": 60 * F(2, 3) + 20 * F(1, 2), "Mail": 60 * F(1, 3) + 40 * F(3, 4) + 20 * F(1, 2), "Messe": 40 * F(1, 4)}
    mixed = {name: first[name] * F(4, 10) + last[name] * F(4, 10) + even[name] * F(2, 10) for name in first}
    return {
        "Erster[Suche]": 60, "Anteilig[Mail]": even["Mail"], "Position[Messe]": mixed["Messe"],
        "Position[gesamt]": sum(mixed.values()),
    }


def bonus_between_steps():
    return {
        "Bonus@plan": 20_000 * (1 + F(8, 20) * F(60, 100)), "Bonus@knapp": 20_000 * F(75, 100),
        "Bonus@viel": 20_000 * F(160, 100), "Bonus@wenig": 20_000 * F(60, 80) * F(50, 100),
    }


def price_increase_and_churn():
    return {"After": 1_000 * F(95, 100) * 45, "Limit": 1 - F(40, 45)}


def discount_and_extra_volume():
    return {"Mehr": F(10, 20)}


def sample_size():
    needed = ceil(F(196, 100) ** 2 * F(1, 4) / F(5, 100) ** 2)
    return {"Needed": needed, "Finite": ceil(needed / (1 + F(needed - 1, 2_000)))}


def newsletter():
    new, old = 8_000 * F(95, 100), 5_000 * F(99, 100)
    clicks = new * F(2, 100), old * F(6, 100)
    revenue = clicks[0] * F(3, 100) * 60 + clicks[1] * F(5, 100) * 85
    return {
        "Klicks[Stamm]": clicks[1], "Öffnungen": (new * F(30, 100) + old * F(45, 100)) / (new + old),
        "Umsatz[gesamt]": revenue,
        "JeMail[gesamt]": revenue / 13_000,
    }


def staff_with_attrition():
    reps, means = 20, []
    for hired in (3, 4, 2, 0):
        after = reps + hired - floor(F(reps * 5, 100) + F(1, 2))
        means.append(F(reps + after, 2))
        reps = after
    return {"Reps[Q4 2026]": reps, "Bookings[total]": 150_000 * sum(means), "Average[total]": sum(means) / 4}


def cost_benefit_analysis():
    marks = {"Alpha": (8, 6, 9), "Beta": (6, 9, 7), "Gamma": (9, 5, 6)}
    def mean(name, weights): return F(sum(a * b for a, b in zip(marks[name], weights)), sum(weights))
    plan, service = (40, 35, 25), (20, 35, 45)
    return {
        "Nutzwert[Alpha]@normal": mean("Alpha", plan), "Nutzwert[Beta]@normal": mean("Beta", plan),
        "Nutzwert[Beta]@service": mean("Beta", service),
        "Sieger@normal": max(marks, key=lambda name: mean(name, plan)),
        "Sieger@service": max(marks, key=lambda name: mean(name, service)),
    }


def cash_with_late_payments():
    sales = [70_000, 70_000, 80_000, 90_000, 100_000, 95_000, 110_000, 120_000]
    paid = [(50 * c + 30 * b + 20 * a) // 100 for a, b, c in zip(sales, sales[1:], sales[2:])]
    cash = list(accumulate((x - 85_000 for x in paid), initial=50_000))[1:]
    owed = 49_000 + sum(sales[2:]) - sum(paid)
    assert owed == 120_000 * 50 // 100 + 110_000 * 20 // 100  # what is not paid yet
    return {
        "Einzahlung[Jan 2026]": paid[0], "Einzahlung[Mär 2026]": paid[2], "Kasse[Jun 2026]": cash[5],
        "Offen[Jun 2026]": owed,
        "Tiefpunkt": min(cash), "Wann": f"{MONTHS[cash.index(min(cash))]} 2026",
    }


def lease_or_buy():
    factors = [1 / F(1005, 1000) ** month for month in range(1, 37)]
    lease, buy = 950 * sum(factors), 40_000 - 10_000 * factors[-1]
    return {"Leasing": lease, "Kauf": buy, "Gleich": dec(buy) / dec(sum(factors))}


def value_of_a_customer():
    value = sum(21 * F(96, 100) ** month / F(1005, 1000) ** month for month in range(36))
    return {"Noch[12]": F(96, 100) ** 12, "Kundenwert": value, "Einfach": 21 / F(4, 100)}


def main():
    for name, function in list(globals().items()):
        if function in (dec, cents, bisect, main) or getattr(function, "__module__", "") != "__main__":
            continue
        for citation, value in function().items():
            if isinstance(value, Decimal):
                value = f"≈ {value:.15g}"
            print(name.replace("_", " "), citation, value, sep="\t")


main()
