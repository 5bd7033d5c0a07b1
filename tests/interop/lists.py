"""Reads the exported forms of attribute lists with rdflib (Turtle, JSON-LD) and pysaml2 (attribute maps):
a question as JSON on each line of standard input, the answer as JSON on each line out.
"""

import json
import sys

from rdflib import Graph, Literal, RDF
from rdflib.compare import isomorphic
from rdflib.namespace import SKOS
from saml2 import saml
from saml2.attribute_converter import AttributeConverter, to_local


def skos(question):
    """Parses both forms of one graph, and holds it against the integrity conditions of SKOS (the numbers are theirs)."""
    turtle = Graph().parse(data=question["turtle"], format="turtle")
    json_ld = Graph().parse(data=question["json_ld"], format="json-ld")
    concepts = set(turtle.subjects(RDF.type, SKOS.Concept))
    schemes = set(turtle.subjects(RDF.type, SKOS.ConceptScheme))
    problems = []
    if not isomorphic(turtle, json_ld):
        problems.append("the two forms are different graphs")
    problems += [f"S9 {one}" for one in concepts & schemes]
    for one in concepts | schemes:
        labels = list(turtle.objects(one, SKOS.prefLabel))
        languages = [label.language for label in labels if isinstance(label, Literal)]
        if len(languages) != len(labels) or len(set(languages)) != len(languages):
            problems.append(f"S14 {one} {languages}")
        others = set(turtle.objects(one, SKOS.altLabel)) | set(turtle.objects(one, SKOS.hiddenLabel))
        if others & set(labels):
            problems.append(f"S13 {one}")
    for one in concepts:
        if "sv" not in [label.language for label in turtle.objects(one, SKOS.prefLabel)]:
            problems.append(f"no Swedish label: {one}")
        if not set(turtle.objects(one, SKOS.inScheme)) & schemes:
            problems.append(f"in no scheme: {one}")
        above = set(turtle.transitive_objects(one, SKOS.broader)) - {one}
        if above & set(turtle.objects(one, SKOS.related)):
            problems.append(f"S27 {one}")
        exact = set(turtle.objects(one, SKOS.exactMatch))
        if exact & (set(turtle.objects(one, SKOS.broadMatch)) | set(turtle.objects(one, SKOS.relatedMatch))):
            problems.append(f"S46 {one}")
    for one, _, scheme in turtle.triples((None, SKOS.topConceptOf, None)):
        if scheme not in schemes:
            problems.append(f"S7 {one}")
    return {"concepts": len(concepts), "schemes": len(schemes), "problems": problems[:20]}


def converted(question):
    """Reads the attributes of a SAML assertion by a map, as a service with pysaml2 does."""
    module = {}
    exec(compile(question["map"], "map.py", "exec"), module)  # noqa: S102 (this is how pysaml2 loads a map)
    converter = AttributeConverter()
    converter.from_dict(module["MAP"])
    attributes = [
        saml.Attribute(name=name, name_format=module["MAP"]["identifier"], attribute_value=[saml.AttributeValue(text=value)])
        for name, value in question["attributes"]
    ]
    return to_local([converter], saml.AttributeStatement(attribute=attributes))


ANSWERS = {"skos": skos, "converted": converted}
for line in sys.stdin:
    question = json.loads(line)
    print(json.dumps(ANSWERS[question["op"]](question)), flush=True)
