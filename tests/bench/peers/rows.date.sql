-- Told nothing about the data but the types of its columns, as retain is.
CREATE TEMP VIEW customer_months AS
WITH sums AS (
  SELECT customer_id, segment, period, SUM(revenue) AS revenue
  FROM read_csv('@FILE@', header = true, auto_detect = false, delim = ',', dateformat = '%Y-%m',
    columns = {'customer_id': 'VARCHAR', 'period': 'DATE', 'segment': 'VARCHAR', 'revenue': 'DOUBLE'})
  GROUP BY ALL
  HAVING SUM(revenue) > 0
)
SELECT customer_id, segment, (year(period) * 12 + month(period))::INTEGER AS month, revenue
FROM sums;
