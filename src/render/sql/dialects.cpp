#include "render/sql/dialects.hpp"

namespace retain::render {

namespace {

constexpr std::string_view standard_text = "CAST({0} AS VARCHAR)";
constexpr std::string_view standard_trim = "TRIM(BOTH ' ' || CHR(9) || CHR(10) || CHR(13) || CHR(160) || CHR(12288) FROM {0})";
constexpr std::string_view escaped_trim = R"(TRIM({0}, ' \t\n\r\u00a0\u3000'))";
constexpr std::string_view standard_amount = "CAST({0} AS DECIMAL({3}, {1}))";
constexpr std::string_view standard_sum = "CAST({0} AS DECIMAL(38, {1}))";
constexpr std::string_view standard_units = "CAST({0} * {1} AS DECIMAL(38, 0))";
constexpr std::string_view standard_share = "CAST(({0} - MOD({0}, {1})) / {1} AS DECIMAL(38, 0))";
constexpr std::string_view standard_amount_of_units = "{0} * CAST('{1}' AS DECIMAL(38, {2}))";
constexpr std::string_view as_it_is = "{0}";
constexpr std::string_view standard_year = "CAST(EXTRACT(YEAR FROM CAST({0} AS DATE)) AS INTEGER)";
constexpr std::string_view standard_month = "CAST(EXTRACT(MONTH FROM CAST({0} AS DATE)) AS INTEGER)";
constexpr std::string_view standard_day = "CAST(EXTRACT(DAY FROM CAST({0} AS DATE)) AS INTEGER)";

constexpr std::string_view standard_has_day = "SUBSTR(CAST({0} AS VARCHAR), 1, 10) = CAST(CAST({0} AS DATE) AS VARCHAR)";

constexpr SqlDialect dialects[] = {
    {.key = "standard",
     .engines = "DuckDB, PostgreSQL and Trino",
     .others = "duckdb,postgresql,trino",
     .note = "",
     .text = standard_text,
     .trim = standard_trim,
     .amount = standard_amount,
     .sum = standard_sum,
     .units = standard_units,
     .share = standard_share,
     .amount_of_units = standard_amount_of_units,
     .output = as_it_is,
     .year = standard_year,
     .month = standard_month,
     .day = standard_day,
     .has_day = standard_has_day,
     .fence = "OFFSET 0"},
    // Its quotation marks hold texts, and its VARCHAR wants a length.
    {.key = "spark",
     .engines = "Spark SQL and Databricks",
     .note = "",
     .quote = '`',
     .escapes_by_backslash = true,
     .text = "CAST({0} AS STRING)",
     .trim = R"(TRIM(BOTH ' \t\n\r\u00a0\u3000' FROM {0}))",
     .amount = standard_amount,
     .sum = standard_sum,
     .units = standard_units,
     .share = standard_share,
     .amount_of_units = standard_amount_of_units,
     .output = as_it_is,
     .year = standard_year,
     .month = standard_month,
     .day = standard_day,
     .has_day = "SUBSTR(CAST({0} AS STRING), 1, 10) = CAST(CAST({0} AS DATE) AS STRING)",
     .fence = ""},
    // A cast drops that a value may be NULL unless its type says so, binary fractions are cut rather than rounded when they become
    // decimals, and 2026-02-30 becomes 2 March. What is trimmed are bytes, of which other characters have some too.
    {.key = "clickhouse",
     .engines = "ClickHouse",
     .note = "",
     .escapes_by_backslash = true,
     .text = "CAST({0} AS Nullable(String))",
     .trim = R"(TRIM(BOTH ' \t\n\r' FROM REPLACE(REPLACE({0}, '\xC2\xA0', ' '), '\xE3\x80\x80', ' ')))",
     .amount = "CAST(CAST(ROUND({0}, {1}) AS Nullable(String)) AS Nullable(DECIMAL({3}, {1})))",
     .sum = standard_sum,
     .units = "CAST({0} * {1} AS Nullable(DECIMAL(38, 0)))",
     .share = standard_share,
     .amount_of_units = standard_amount_of_units,
     .output = as_it_is,
     .year = "CAST(EXTRACT(YEAR FROM CAST({0} AS Nullable(Date32))) AS Nullable(INTEGER))",
     .month = "CAST(EXTRACT(MONTH FROM CAST({0} AS Nullable(Date32))) AS Nullable(INTEGER))",
     .day = "CAST(EXTRACT(DAY FROM CAST({0} AS Nullable(Date32))) AS Nullable(INTEGER))",
     .has_day = "SUBSTR(CAST({0} AS Nullable(String)), 1, 10) = CAST(CAST({0} AS Nullable(Date32)) AS Nullable(String))",
     .fence = ""},
    // Neither dates nor decimals: dates are texts, and amounts whole numbers of their last decimal, up to what its binary fractions can
    // tell apart.
    {.key = "sqlite",
     .engines = "SQLite",
     .note = "SQLite has no decimals: amounts are counted in whole numbers of their last one.",
     .text = standard_text,
     .trim = "TRIM({0}, ' ' || CHAR(9, 10, 13, 160, 12288))",
     .amount = "CASE WHEN (TYPEOF({0}) IN ('integer', 'real')\n"
               "      OR ({0} GLOB '[-0-9]*[0-9]' OR {0} GLOB '[0-9]') AND SUBSTR({0}, 2) NOT GLOB '*[^0-9.]*' AND {0} NOT GLOB '*.*.*')\n"
               "      AND ABS({0}) < 9e15 / {2} THEN CAST(ROUND({0} * {2}) AS INTEGER) END",
     .sum = as_it_is,
     .units = as_it_is,
     .share = "({0} - {0} % {1}) / {1}",
     .amount_of_units = as_it_is,
     .output =
         "CASE WHEN {0} IS NOT NULL THEN PRINTF('%s%d.%0{2}d', CASE WHEN {0} < 0 THEN '-' ELSE '' END, ABS({0}) / {1}, ABS({0}) % {1}) END",
     .year = "CAST(STRFTIME('%Y', {0}) AS INTEGER)",
     .month = "CAST(STRFTIME('%m', {0}) AS INTEGER)",
     .day = "CAST(STRFTIME('%d', {0}) AS INTEGER)",
     .has_day = "SUBSTR({0}, 1, 10) = DATE({0}, '+0 days')",
     .fence = "LIMIT -1 OFFSET 0",
     .modulo = "({0}) % ({1})"},
    // Its NUMERIC has at most 29 digits before the point.
    {.key = "bigquery",
     .engines = "BigQuery",
     .note = "Parsed, and not executed by those who wrote it.",
     .quote = '`',
     .doubles_quotes = false,
     .escapes_by_backslash = true,
     .text = "CAST({0} AS STRING)",
     .trim = escaped_trim,
     .amount = "ROUND(CAST({0} AS NUMERIC), {1})",
     .sum = "CAST({0} AS NUMERIC)",
     .units = "CAST({0} * {1} AS BIGNUMERIC)",
     .share = "({0} - MOD({0}, {1})) / {1}",
     .amount_of_units = "CAST({0} * CAST('{1}' AS NUMERIC) AS NUMERIC)",
     .output = as_it_is,
     .year = standard_year,
     .month = standard_month,
     .day = standard_day,
     .has_day = "SUBSTR(CAST({0} AS STRING), 1, 10) = CAST(CAST({0} AS DATE) AS STRING)",
     .fence = ""},
    {.key = "snowflake",
     .engines = "Snowflake",
     .note = "Parsed, and not executed by those who wrote it. Names that were created without quotes are in upper case there.",
     .escapes_by_backslash = true,
     .text = standard_text,
     .trim = escaped_trim,
     .amount = standard_amount,
     .sum = standard_sum,
     .units = standard_units,
     .share = standard_share,
     .amount_of_units = standard_amount_of_units,
     .output = as_it_is,
     .year = standard_year,
     .month = standard_month,
     .day = standard_day,
     .has_day = standard_has_day,
     .fence = ""},
};

}  // namespace

std::span<const SqlDialect> sql_dialects() { return dialects; }

}  // namespace retain::render
