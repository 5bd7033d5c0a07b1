// Reads each file that is named as one document of YAML 1.2, core schema, and prints the values as one JSON array; a file that is refused gives null.
import { readFileSync } from "node:fs";
import { parseDocument } from "yaml";

const values = process.argv.slice(2).map((path) => {
  const document = parseDocument(readFileSync(path, "utf8"), { version: "1.2", schema: "core", strict: true });
  return document.errors.length > 0 ? null : { value: document.toJS() };
});
process.stdout.write(JSON.stringify(values));
