-- Told nothing about rows of NDJSON but the types of their members, as retain is.
CREATE TEMP VIEW customer_months AS
WITH sums AS (
  SELECT customer_id, segment, period, SUM(revenue) AS revenue
  FROM read_json('@FILE@', format = 'newline_delimited', dateformat = '%Y-%m',
    columns = {'customer_id': 'VARCHAR', 'period': 'DATE', 'segment': 'VARCHAR', 'revenue': 'DOUBLE'})
  GROUP BY ALL
  HAVING SUM(revenue) > 0
)
SELECT customer_id, segment, (year(period) * 12 + month(period))::INTEGER AS month, revenue
FROM sums;
