-- Fails where rows of the source could not be counted, or rows of the model are missing.
SELECT refused_rows, refused_for, result_rows
FROM {{ ref('retention') }}
WHERE refused_rows > 0 OR result_rows <> (SELECT COUNT(*) FROM {{ ref('retention') }})
