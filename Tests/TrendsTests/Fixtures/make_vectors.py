"""Computes vectors.json, what the statistics are tested against.

Run (it takes some minutes) with SciPy 1.17, statsmodels 0.14 and mpmath 1.3:  python3 make_vectors.py

Every expected value is worked out from the definition with mpmath at 50 digits (sums of exact
binomials for the exact tests), by formulas that differ from the program's where two exist. SciPy
and statsmodels are then asked the same; where they differ by more than 1e-9 the script prints
both, and mpmath's value stands. Inputs come from a seeded generator.
"""

import json
import random
from fractions import Fraction
from pathlib import Path

import scipy.stats
from mpmath import erfc, log, loggamma, mp, mpf, sqrt
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint
from statsmodels.stats.proportion import proportions_ztest

mp.dps = 50
Z95 = mpf("1.959963984540054")
TIE = 1 + mpf("1e-7")
SIZES = [1, 2, 3, 5, 9, 20, 47, 100, 350, 1000, 14000, 600000, 10_000_000]

chance = random.Random(20150614)
vectors = {}
notes = []


def add(name, inputs, results):
    row = [float(x) for x in inputs] + [float(x) for x in results]
    if all(abs(x) < float("inf") for x in row):
        vectors.setdefault(name, []).append(row)


def compare(name, inputs, ours, theirs, near=1e-12):
    ours, theirs = float(ours), float(theirs)
    if not abs(ours - theirs) <= max(1e-9 * abs(ours), near * (abs(ours) > 1e-3)):
        notes.append(f"{name} {inputs}: mpmath {ours!r}, library {theirs!r}")


def proportion(size=None):
    n = size or chance.choice(SIZES)
    kind = chance.random()
    if kind < 0.1:
        return 0, n
    if kind < 0.2:
        return n, n
    if kind < 0.35:
        return min(n, chance.randint(0, 12)), n
    return chance.randint(0, n), n


def near(p, n, deviations):
    """A count that lies a few standard errors from a proportion, so that p isn't 0."""
    x = n * p + deviations * (n * p * (1 - p)) ** 0.5
    return min(n, max(0, round(x)))


def pair():
    n1, n2 = chance.choice(SIZES), chance.choice(SIZES)
    kind = chance.random()
    if kind < 0.4:
        return *proportion(n1), *proportion(n2)
    p = chance.choice([0.5, 0.1, 0.003, 0.72, 0.95])
    x1 = near(p, n1, chance.uniform(-1, 1))
    return x1, n1, near(p, n2, chance.uniform(-9, 9)), n2


def two_sided(z):
    return erfc(abs(z) / sqrt(mpf(2)))


def wilson(x, n):
    """The roots of (p - x/n)^2 = z^2 p (1 - p) / n."""
    p = mpf(x) / n
    a, b, c = 1 + Z95**2 / n, -(2 * p + Z95**2 / n), p**2
    root = sqrt(b**2 - 4 * a * c)
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


def z_test(x1, n1, x2, n2):
    pooled = mpf(x1 + x2) / (n1 + n2)
    error = sqrt(pooled * (1 - pooled) * (mpf(1) / n1 + mpf(1) / n2))
    return (mpf(x2) / n2 - mpf(x1) / n1) / error


def ln_choose(n, k):
    return loggamma(n + 1) - loggamma(k + 1) - loggamma(n - k + 1)


def sum_not_likelier(x, low, high, first, ratio_up):
    """Sums all probabilities at most TIE times that of x, given one probability and the ratios.

    Starts at x and walks towards both ends, until the terms fall and are below 1e-30 of the sum.
    """
    here = first(x)
    total, limit = here, here * TIE
    for step in (1, -1):
        k, p, last = x, here, None
        while (k < high) if step > 0 else (k > low):
            p = p * ratio_up(k) if step > 0 else p / ratio_up(k - 1)
            k += step
            if p <= limit:
                total += p
                if last is not None and p < last and p < total * mpf("1e-30"):
                    break
            last = p
    return min(mpf(1), total)


def fisher(x1, n1, x2, n2):
    r, n = x1 + x2, n1 + n2
    low, high = max(0, r - n2), min(r, n1)

    def first(k):
        return mp.exp(ln_choose(n1, k) + ln_choose(n2, r - k) - ln_choose(n, r))

    def up(k):
        return mpf((n1 - k) * (r - k)) / ((k + 1) * (n2 - r + k + 1))

    return sum_not_likelier(x1, low, high, first, up)


def binomial(x, n, p0):
    p0 = mpf(p0)  # the Double itself, not the decimal it was written as
    if p0 == 0 or p0 == 1:
        return mpf(1 if x == (n if p0 else 0) else 0)

    def first(k):
        return mp.exp(ln_choose(n, k) + k * log(p0) + (n - k) * log(1 - p0))

    def up(k):
        return mpf(n - k) / (k + 1) * p0 / (1 - p0)

    return sum_not_likelier(x, 0, n, first, up)


def trend(points):
    """Armitage's sums, in exact fractions."""
    t = [Fraction(s) for s, _, _ in points]
    x = [c for _, c, _ in points]
    n = [c for _, _, c in points]
    big_n, big_r = sum(n), sum(x)
    a = big_n * sum(r * s for r, s in zip(x, t)) - big_r * sum(m * s for m, s in zip(n, t))
    d = big_n * sum(m * s * s for m, s in zip(n, t)) - sum(m * s for m, s in zip(n, t)) ** 2
    chi = Fraction(big_n * a * a) / (big_r * (big_n - big_r) * d)
    slope = Fraction(a) / d
    return mpf(chi.numerator) / chi.denominator, mpf(slope.numerator) / slope.denominator


def fingertips(points):
    """1 increasing, -1 decreasing, 0 neither; for points where neither none nor all are counted."""
    points = sorted(points)[-5:]
    chi, _ = trend(points)
    if chi <= mpf("9.5495"):
        return chi, 0

    def slope_sign(some):
        logit = [log(mpf(x) / (n - x)) for _, x, n in some]
        t = [mpf(s) for s, _, _ in some]
        mean = sum(t) / len(t)
        slope = sum((s - mean) * y for s, y in zip(t, logit))
        return 0 if abs(slope) < mpf("1e-40") else (1 if slope > 0 else -1)

    signs = {slope_sign(points)} | {slope_sign(points[:i] + points[i + 1 :]) for i in range(5)}
    return chi, signs.pop() if len(signs) == 1 else 0


# Special functions
for z in [0, 1e-9, 0.3, 1, 1.959963984540054, 3, 5, 8.3, 12, 20, 30, 37]:
    add("normal", [z], [two_sided(mpf(z))])
    add("normal", [-z], [two_sided(mpf(z))])

# One proportion
for n in SIZES:
    for x in sorted({0, 1, n // 3, n // 2, max(0, n - 1), n} & set(range(n + 1))):
        low, high = wilson(x, n)
        add("wilson", [x, n], [low, high])
        their = proportion_confint(x, n, method="wilson")
        compare("wilson", [x, n], low, their[0])
        compare("wilson", [x, n], high, their[1])

for _ in range(110):
    x1, n1, x2, n2 = pair()
    lower1, upper1 = wilson(x1, n1)
    lower2, upper2 = wilson(x2, n2)
    p1, p2 = mpf(x1) / n1, mpf(x2) / n2
    low = p2 - p1 - sqrt((p2 - lower2) ** 2 + (upper1 - p1) ** 2)
    high = p2 - p1 + sqrt((upper2 - p2) ** 2 + (p1 - lower1) ** 2)
    add("newcombe", [x1, n1, x2, n2], [p2 - p1, low, high])
    their = confint_proportions_2indep(x2, n2, x1, n1, method="newcomb")
    compare("newcombe", [x1, n1, x2, n2], low, their[0])
    compare("newcombe", [x1, n1, x2, n2], high, their[1])

for _ in range(120):
    x1, n1, x2, n2 = pair()
    if 0 < x1 + x2 < n1 + n2:
        z = z_test(x1, n1, x2, n2)
        if two_sided(z) > mpf("1e-300"):
            add("twoProportionZ", [x1, n1, x2, n2], [z, two_sided(z)])
            if 0 < z or z < 0:
                their = proportions_ztest([x2, x1], [n2, n1])
                compare("z", [x1, n1, x2, n2], z, their[0])
                compare("z p", [x1, n1, x2, n2], two_sided(z), their[1])

# Exact tests
tables = [pair() for _ in range(110)]
for n1, n2, p in [(1000, 14000, 0.01), (20, 20, 0.5), (350, 9, 0.3), (47, 600000, 0.08)] * 8:
    middle = chance.uniform(-2, 2)
    tables.append((near(p, n1, middle), n1, near(p, n2, middle / 3), n2))
for n1, n2, p in [(100, 120, 0.4), (14000, 13000, 0.6), (10_000_000, 600000, 0.002)] * 4:
    tables.append((near(p, n1, chance.uniform(-4, 4)), n1, near(p, n2, chance.uniform(-4, 4)), n2))
tables += [(3, 4, 1, 4), (0, 5, 5, 5), (1, 1, 0, 1), (10, 10, 10, 10)]
tables += [(5_000_000, 10_000_000, 5_000_500, 10_000_000), (4, 10_000_000, 30, 10_000_000)]
tables += [(5_000_000, 10_000_000, 5_010_000, 10_000_000), (7, 20, 10_000_000, 10_000_000)]
tables += [(2, 10, 5_000_000, 10_000_000), (6_600_000, 10_000_000, 6_612_345, 10_000_000)]
for x1, n1, x2, n2 in tables:
    p = fisher(x1, n1, x2, n2)
    if p > mpf("1e-300"):
        add("fisher", [x1, n1, x2, n2], [p])
        their = scipy.stats.fisher_exact([[x1, n1 - x1], [x2, n2 - x2]]).pvalue
        compare("fisher", [x1, n1, x2, n2], p, their)

counts = []
for _ in range(110):
    n = chance.choice(SIZES)
    p0 = chance.choice([0.5, 0.1, 0.003, 0.728, 0.95, 0.663, 0.9999, 1e-7, 0, 1, 0.25])
    x = near(p0, n, chance.uniform(-9, 9)) if chance.random() < 0.7 else proportion(n)[0]
    counts.append((x, n, p0))
for n, p0 in [(7, 0.5), (19, 0.25), (40, 0.9), (350, 0.01), (10_000_000, 2e-7), (600000, 0.4)] * 6:
    counts.append((near(p0, n, chance.uniform(-4, 4)), n, p0))
counts += [(4_990_000, 10_000_000, 0.5), (0, 1, 0.5), (1, 1, 0.3), (0, 7, 0), (1, 7, 0)]
for x, n, p0 in counts:
    p = binomial(x, n, p0)
    if p > mpf("1e-300") or p == 0 and p0 in (0, 1):
        add("binomial", [x, n, p0], [p])
        compare("binomial", [x, n, p0], p, scipy.stats.binomtest(x, n, p0).pvalue)
    if 0 < p0 < 1:
        z = (x - n * mpf(p0)) / sqrt(n * mpf(p0) * (1 - mpf(p0)))
        if two_sided(z) > mpf("1e-300"):
            add("oneProportionZ", [x, n, p0], [z, two_sided(z)])

# Change of a gap: group before, other before, group after, other after
for case in range(130):
    four = [proportion() for _ in range(4)]
    if case % 3:
        p = chance.choice([0.2, 0.5, 0.75])
        sizes = [chance.choice(SIZES[6:] if case % 3 == 1 else SIZES) for _ in range(4)]
        four = [(near(p, n, chance.uniform(-3, 3)), n) for n in sizes]
    if all(x == 0 for x, _ in four) or all(x == n for x, n in four):
        continue
    signs = [-1, 1, 1, -1]
    estimate = sum(s * mpf(x) / n for s, (x, n) in zip(signs, four))
    down = up = mpf(0)
    for s, (x, n) in zip(signs, four):
        limits = sorted(s * limit for limit in wilson(x, n))
        down += (s * mpf(x) / n - limits[0]) ** 2
        up += (limits[1] - s * mpf(x) / n) ** 2
    small = any(min(x, n - x) < 5 for x, n in four)
    extra = mpf(1) / 2 if small else mpf(0)
    shares = [((x + extra) / (n + 2 * extra), n + 2 * extra) for x, n in four]
    z = sum(s * p for s, (p, _) in zip(signs, shares)) / sqrt(sum(p * (1 - p) / n for p, n in shares))
    if two_sided(z) > mpf("1e-300"):
        add(
            "gapChange",
            [value for x, n in four for value in (x, n)],
            [estimate, estimate - sqrt(down), estimate + sqrt(up), small, z, two_sided(z)],
        )

# Trends
for _ in range(110):
    k = chance.randint(3, 9)
    years = sorted(chance.sample(range(2006, 2025), k))
    if chance.random() < 0.2:
        years = [y + chance.choice([0, 0.25, 0.5]) for y in years]
    n0 = chance.choice(SIZES)
    p, drift = chance.choice([0.02, 0.3, 0.6, 0.9]), chance.uniform(-2, 2)
    points = []
    for i, year in enumerate(years):
        n = max(1, round(n0 * chance.uniform(0.5, 1)))
        points.append((year, near(p, n, chance.gauss(0, 1) + drift * i), n))
    if not 0 < sum(x for _, x, _ in points) < sum(n for _, _, n in points):
        continue
    chi, slope = trend(points)
    p_value = erfc(sqrt(chi / 2))
    flat = [float(value) for point in points for value in point]
    if p_value > mpf("1e-300"):
        add("cochranArmitage", flat, [chi, slope, p_value])
    if k >= 5 and all(0 < x < n for _, x, n in sorted(points)[-5:]):
        five, direction = fingertips(points)
        add("fingertips", flat, [five, direction])

# Five points of which one decides, and cohorts so unequal that weight and line disagree.
for _ in range(60):
    years = sorted(chance.sample(range(2010, 2020), 5))
    p, rise = chance.uniform(0.2, 0.7), chance.choice([0, 0.01, 0.03, -0.01, -0.04])
    points = []
    for i, year in enumerate(years):
        n = chance.choice([60, 350, 1000, 14000])
        odd = chance.choice([0, 0, 0, 0.15, -0.15])
        points.append((year, min(n - 1, max(1, round(n * (p + rise * i + odd)))), n))
    five, direction = fingertips(points)
    add("fingertips", [float(value) for point in points for value in point], [five, direction])


# Rounding, in whole units of the last decimal
def half_away(value, decimals):
    scaled = abs(value) * 10**decimals
    whole = scaled.numerator // scaled.denominator
    whole += scaled - whole >= Fraction(1, 2)
    return whole if value >= 0 else -whole


for _ in range(120):
    d = chance.randint(0, 6)
    x, n = proportion()
    if chance.random() < 0.4:
        n = 8 * 10 ** chance.randint(1, 5)
        x = chance.randint(0, n)
    add("percentage", [x, n, d], [half_away(Fraction(100 * x, n), d)])
    value = chance.randint(-(10**7), 10**7) / 10 ** chance.randint(0, 8)
    text = chance.choice([value, round(value * 2) / 2, value + 5 * 10.0 ** -(d + 1)])
    add("decimal", [text, d], [half_away(Fraction(repr(text)), d)])
    y, m = proportion()
    change = half_away(Fraction(100 * y, m) - Fraction(100 * x, n), d)
    add("percentagePoints", [x, n, y, m, d], [change])

lines = []
for name, rows in sorted(vectors.items()):
    body = ",\n".join("    " + json.dumps(row) for row in rows)
    lines.append(f'  "{name}": [\n{body}\n  ]')
Path(__file__).with_name("vectors.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
for note in notes:
    print(note)
print({name: len(rows) for name, rows in vectors.items()}, sum(map(len, vectors.values())))
