#!/usr/bin/env python3
"""Makes common/topics.tsv: the IPTC Media Topics that the project uses, with their labels.

Usage: build_topics.py MEDIATOPICS.json > common/topics.tsv
The input is the vocabulary as IPTC publishes it (https://cv.iptc.org/newscodes/mediatopic, JSON, all languages);
IPTC NewsCodes are (c) International Press Telecommunications Council and licensed CC BY 4.0. Which topics are used
is own_topics.tsv, written for this project: code, further names, and the label where the standard has changed it since
the release that is read.
"""
import json
import pathlib
import sys

# The languages of the standard, as it writes them, and their ISO codes.
LANGUAGES = {"ar": "ar", "de": "de", "dk": "da", "es": "es", "fr": "fr", "pt-PT": "pt", "se": "sv", "zh-Hans": "zh"}


def clean(label):
    return " ".join(label.replace("|", "/").split())


def main():
    here = pathlib.Path(__file__).parent
    release = json.load(open(sys.argv[1], encoding="utf-8"))
    concepts = {concept["qcode"].split(":")[1]: concept for concept in release["conceptSet"]}
    used = {}
    for line in open(here / "own_topics.tsv", encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            code, names, label = (line.rstrip("\n").split("\t") + ["", ""])[:3]
            used[code] = (names, label)
    print("# Topics: code, code of the topic above, English label, further names (|), labels in other languages (|).")
    print("# IPTC Media Topics, release %s, (c) International Press Telecommunications Council (https://iptc.org)," %
          release["dateReleased"][:10])
    print("# CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); a selection, labels in small letters, made by")
    print("# indexer/annotators/topic/build_topics.py. Further names are of this project.")
    for code in sorted(used):
        names, label = used[code]
        concept = concepts[code]
        above = ""
        up = concept
        while not above and up.get("broader"):
            parent = up["broader"][0].split(":")[-1].split("/")[-1]
            up = concepts[parent]
            above = parent if parent in used else ""
        english = clean(concept["prefLabel"]["en-GB"])
        if label and label != english:
            names = "|".join(filter(None, [names, english]))
        others = "|".join("%s=%s" % (LANGUAGES[key], clean(value))
                          for key, value in sorted(concept["prefLabel"].items()) if key in LANGUAGES and value.strip())
        print("\t".join([code, above, label or english, names, others]))


main()
