#!/usr/bin/env python3
"""Queries and judgments out of Reuters-21578's own labels, to check a ranking on other news than TIME.

A query asks for the stories of a topic, or of a topic in a country; relevant are the stories that the source
labelled so. Short ("wheat Argentina") and as sentences, for collections without judges:

    backfile-index add r.bkf DATA/reuters21578 --annotate none
    backfile-index export r.bkf --json | bench/reuters_topics.py DATA/reuters21578/cat-descriptions_120396.txt OUT
    backfile-bench relevance r.bkf --queries OUT/short.tsv --qrels OUT/qrels.txt
"""
import collections
import json
import os
import re
import sys

SENTENCES = (
    "Find articles that discuss {topic} in {country}.",
    "What are the developments in {topic} concerning {country}?",
    "Documents must report on {topic} and the role of {country}.",
    "Identify reports on the state of {topic} in {country} and its causes.",
)


def topic_names(path):
    """Code -> words, where the description has more than the code."""
    names = {}
    for line in open(path, errors="replace"):
        found = re.match(r"(.*\S)\s*\(([A-Z0-9-]+)\)", line)
        if found:
            names.setdefault(found.group(2).lower(), found.group(1).replace("/", " "))
    return names


def country_names(path):
    return {row[0]: row[2] for row in (line.rstrip("\n").split("\t") for line in open(path)) if len(row) > 2}


def main(descriptions, out):
    names = topic_names(descriptions)
    here = os.path.dirname(os.path.abspath(__file__))
    countries = country_names(os.path.join(here, "../common/countries.tsv"))
    stories = collections.defaultdict(list)
    for line in sys.stdin:
        article = json.loads(line)
        for topic in article.get("topic", []):
            stories[topic, ""].append(article["id"])
            for country in article.get("country", []):
                stories[topic, country].append(article["id"])
    os.makedirs(out, exist_ok=True)
    with open(f"{out}/short.tsv", "w") as short, open(f"{out}/sentences.tsv", "w") as long, open(
        f"{out}/qrels.txt", "w"
    ) as qrels:
        for number, ((topic, country), ids) in enumerate(sorted(stories.items())):
            # The United States are in every third story: no country at all.
            if country == "US" or not 5 <= len(ids) <= (100 if country else 300):
                continue
            words = names.get(topic, topic.replace("-", " "))
            place = countries.get(country, country)
            key = f"{topic}:{country}"
            short.write(f"{key}\t{words} {place}\n")
            asked = SENTENCES[number % 4].format(topic=words, country=place)
            long.write(f"{key}\t{asked if country else f'Which articles deal with {words}?'}\n")
            qrels.writelines(f"{key} 0 {id} 1\n" for id in ids)


if __name__ == "__main__":
    main(*sys.argv[1:])
