// Runs SQL files, one after the other, in DuckDB and prints the rows of the last statement as CSV, where @FILE@ stands for the data:
//   NODE_PATH=FOLDER/node_modules node duckdb.mjs THREADS DATA.csv FILE.sql...      after `npm install @duckdb/node-api` in FOLDER
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// An import would not look into NODE_PATH.
const { DuckDBInstance } = createRequire(import.meta.url)('@duckdb/node-api');

const [threads, data, ...files] = process.argv.slice(2);
const statements = files.map(file => readFileSync(file, 'utf8')).join('\n').replace(/--.*$/gm, '').replaceAll('@FILE@', () => data)
  .split(';').map(statement => statement.trim()).filter(Boolean);
const instance = await DuckDBInstance.create(':memory:', { threads });
const connection = await instance.connect();
const last = statements.pop();
for (const statement of statements) await connection.run(statement);
const result = await connection.runAndReadAll(last);
process.stdout.write(result.getRows().map(row => row.join(',') + '\n').join(''));
