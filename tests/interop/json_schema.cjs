// Checks documents against a JSON Schema with ajv's 2020-12 build, formats asserted: a document on each line of standard
// input, the paths and messages of its errors as a JSON array on each line out. The schema's file is the argument.

const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const { createInterface } = require("node:readline");

// The packages are in the folder that the test starts this in.
const packages = createRequire(`${process.cwd()}/`);
const Ajv = packages("ajv/dist/2020").default;
const addFormats = packages("ajv-formats").default;

const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: true });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(process.argv[2], "utf8")));
createInterface({ input: process.stdin }).on("line", (line) => {
  validate(JSON.parse(line));
  const errors = (validate.errors ?? []).map((error) => `${error.instancePath}: ${error.message}`);
  console.log(JSON.stringify(errors));
});
