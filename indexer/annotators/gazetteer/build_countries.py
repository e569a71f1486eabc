#!/usr/bin/env python3
"""Builds common/countries.tsv and common/country_names.tsv from maintained sources.

    npm install --prefix SCRATCH cldr-localenames-full cldr-core i18n-iso-countries
    indexer/annotators/gazetteer/build_countries.py SCRATCH/node_modules /usr/share/iso-codes/json

SCRATCH is a folder outside the repository; iso-codes is the Debian package. The additions written by hand are
in own_countries.tsv beside this script.
"""

import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
COMMON = HERE.parents[2] / "common"
# Only changed their name, or were never more than a part: not values of the facet.
NOT_STATES = {"AIDJ", "BQAQ", "BUMM", "BYAA", "CTKI", "DYBJ", "FQHH", "FXFR", "GEHH", "HVBF", "JTUM", "MIUM",
              "NHVU", "NQAQ", "NTHH", "PCHH", "PUUM", "PZPA", "RHZW", "SKIN", "TPTL", "WKUM", "ZRCD"}
SOURCES = """\
# Sources: iso-codes {iso} (Debian; LGPL-2.1+), Unicode CLDR {cldr} by npm cldr-localenames-full (Unicode-3.0),
# npm i18n-iso-countries {i18n} (MIT), own_countries.tsv (written for this project).
# Made by indexer/annotators/gazetteer/build_countries.py; do not edit by hand.
"""


def read_json(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def rows_of(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def plain(name):
    """A name without what in it is typesetting."""
    return name.replace("\u2019", "'").replace("\u00a0", " ").replace("\t", " ").replace(" & ", " and ").strip()


def cldr_territories(modules):
    """(language, code, name, is the standard name) of all locales with moderate coverage or better."""
    levels = read_json(modules / "cldr-core/coverageLevels.json")["effectiveCoverageLevels"]
    for path in sorted((modules / "cldr-localenames-full/main").glob("*/territories.json")):
        locale = path.parent.name
        if levels.get(locale) not in ("modern", "moderate"):
            continue
        names = read_json(path)["main"][locale]["localeDisplayNames"]["territories"]
        for key, name in sorted(names.items(), key=lambda item: ("-alt-" in item[0], item[0])):
            yield locale.split("-")[0], key.split("-")[0], plain(name), "-alt-" not in key and locale.isalpha()


def i18n_countries(modules):
    for path in sorted((modules / "i18n-iso-countries/langs").glob("*.json")):
        content = read_json(path)
        for code, names in sorted(content["countries"].items()):
            for name in [names] if isinstance(names, str) else names:
                yield content["locale"], code, plain(name)


def natural_order(name):
    """ISO's "Tanzania, United Republic of" in both orders."""
    head, comma, tail = name.partition(", ")
    return [name] if not comma or tail.startswith("Sint") or " and " in tail else [head, f"{tail} {head}"]


def iso_countries(folder):
    current = read_json(folder / "iso_3166-1.json")["3166-1"]
    for row in current:
        names = [n for key in ("common_name", "name", "official_name") if key in row
                 for n in natural_order(row[key])]
        yield row["alpha_2"], row["alpha_3"], [n for n in names if n not in ("Congo", "Korea", "Virgin Islands")]
    for row in read_json(folder / "iso_3166-3.json")["3166-3"]:
        if row["alpha_4"] not in NOT_STATES:
            yield row["alpha_4"], row["alpha_3"], []
    yield "XK", "XKX", []


def main():
    modules, iso = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    own = {row[0]: row + [""] * (7 - len(row)) for row in rows_of(HERE / "own_countries.tsv")}
    territories = list(cldr_territories(modules))
    english = {code: name for language, code, name, main in territories if language == "en" and main}
    versions = {
        "iso": "4.15.0",
        "cldr": read_json(modules / "cldr-localenames-full/package.json")["version"],
        "i18n": read_json(modules / "i18n-iso-countries/package.json")["version"],
    }
    header = SOURCES.format(**versions)

    countries = {}
    for code, alpha3, names in iso_countries(iso):
        _, label, start, end, heir, parts, more = own.get(code, [code, "-"] + [""] * 5)
        label = english[code] if label in ("-", "") else label
        names = list(dict.fromkeys([n for n in more.split("|") if n] + names +
                                   ([english[code]] if code in english else [])))
        countries[code] = [code, alpha3, label, start, end, heir, parts, "|".join(n for n in names if n != label)]
    missing = set(own) - set(countries)
    if missing:
        sys.exit(f"own_countries.tsv has unknown codes: {missing}")
    with open(COMMON / "countries.tsv", "w", encoding="utf-8") as out:
        out.write("# Countries: codes, English label and names, and the life of former states.\n" + header +
                  "# code\talpha-3\tlabel\tfrom\tto\their\tparts\tEnglish names\n")
        for code in sorted(countries, key=lambda code: (len(code), code)):
            out.write("\t".join(countries[code]) + "\n")

    languages = {}
    for language, code, name, _ in territories:
        languages.setdefault((code, name), set()).add(language)
    for language, code, name in i18n_countries(modules):
        languages.setdefault((code, name), set()).add("no" if language in ("nb", "nn") else language)
    with open(COMMON / "country_names.tsv", "w", encoding="utf-8") as out:
        out.write("# Names of countries in other languages than English.\n" + header + "# code\tlanguages\tname\n")
        for (code, name), spoken in sorted(languages.items()):
            if code in countries and spoken != {"en"} and name != code and name.upper() != countries[code][1]:
                out.write(f"{code}\t{','.join(sorted(spoken))}\t{name}\n")


if __name__ == "__main__":
    main()
