"""Checks documents against a JSON Schema with Python's jsonschema, formats asserted: a document on each line of standard
input, the paths and messages of its errors as a JSON array on each line out. The schema's file is the argument.
"""

import json
import sys

from jsonschema import Draft202012Validator

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
for line in sys.stdin:
    errors = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(json.loads(line))]
    print(json.dumps(errors), flush=True)
