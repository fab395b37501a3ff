"""Fits BG/NBD to a table of customers with the package lifetimes, and tells seconds, peak MiB and what was found, as value_fit does."""
import resource
import sys
import time

import pandas
from lifetimes import BetaGeoFitter

table = pandas.read_csv(sys.argv[1])
start = time.perf_counter()
# By default it scales times down and adds no penalty.
fitter = BetaGeoFitter(penalizer_coef=0.0).fit(table["frequency"], table["recency"], table["age"])
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
numbers = " ".join(f"{fitter.params_[name]:.6f}" for name in ("r", "alpha", "a", "b"))
print(f"{seconds:.3f} {peak:.1f} {fitter._negative_log_likelihood_ * -len(table):.6f} {numbers}")
