-- Snapshots by segment and month, and of all segments, from the view customer_months(customer_id, segment, month, revenue).
-- A customer has one segment in the generated rows, so that adding segments up gives the total.
WITH neighbours AS (
  SELECT segment, month, revenue,
    LAG(month) OVER customer AS previous_month, LAG(revenue) OVER customer AS previous_revenue, LEAD(month) OVER customer AS next_month
  FROM customer_months
  WINDOW customer AS (PARTITION BY customer_id, segment ORDER BY month)
),
-- Who leaves after a month is counted there and booked to the next month below.
movements AS (
  SELECT segment::VARCHAR AS segment, month,
    COUNT(*) AS active, SUM(revenue) AS revenue,
    COUNT(*) FILTER (previous_month IS NULL) AS new, SUM(revenue) FILTER (previous_month IS NULL) AS revenue_new,
    COUNT(*) FILTER (previous_month < month - 1) AS reactivated, SUM(revenue) FILTER (previous_month < month - 1) AS reactivation,
    SUM(revenue - previous_revenue) FILTER (previous_month = month - 1 AND revenue > previous_revenue) AS expansion,
    SUM(revenue - previous_revenue) FILTER (previous_month = month - 1 AND revenue < previous_revenue) AS contraction,
    COUNT(*) FILTER (next_month IS NULL OR next_month > month + 1) AS leaving,
    SUM(revenue) FILTER (next_month IS NULL OR next_month > month + 1) AS revenue_leaving
  FROM neighbours
  GROUP BY ALL
),
with_total AS (
  FROM movements
  UNION ALL
  SELECT 'ALL', month, SUM(active), SUM(revenue), SUM(new), SUM(revenue_new), SUM(reactivated), SUM(reactivation),
    SUM(expansion), SUM(contraction), SUM(leaving), SUM(revenue_leaving)
  FROM movements
  GROUP BY month
)
SELECT segment, format('{:04d}-{:02d}', (month - 1) // 12, (month - 1) % 12 + 1) AS period,
  COALESCE(LAG(active) OVER before, 0)::BIGINT AS customers_start,
  new::BIGINT AS customers_new,
  COALESCE(LAG(leaving) OVER before, 0)::BIGINT AS customers_churned,
  reactivated::BIGINT AS customers_reactivated,
  active::BIGINT AS customers_end,
  COALESCE(LAG(revenue) OVER before, 0)::DECIMAL(18, 2) AS revenue_start,
  COALESCE(revenue_new, 0)::DECIMAL(18, 2) AS revenue_new,
  COALESCE(expansion, 0)::DECIMAL(18, 2) AS revenue_expansion,
  COALESCE(contraction, 0)::DECIMAL(18, 2) AS revenue_contraction,
  COALESCE(LAG(revenue_leaving) OVER before, 0)::DECIMAL(18, 2) AS revenue_churned,
  COALESCE(reactivation, 0)::DECIMAL(18, 2) AS revenue_reactivation,
  revenue::DECIMAL(18, 2) AS revenue_end
FROM with_total
WINDOW before AS (PARTITION BY segment ORDER BY month)
ORDER BY segment, month;
