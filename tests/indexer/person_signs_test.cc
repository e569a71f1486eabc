// What is no person: places, companies, words that nothing introduces.
#include "indexer/annotators/person/signs.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "indexer/annotators/person/merge.h"
#include "indexer/annotators/person/name_table.h"

using namespace backfile;

namespace {

// The mention in brackets.
struct Marked {
  std::string text;
  PersonMention mention;
};

Marked marked(std::string text) {
  const std::size_t begin = text.find('[');
  text.erase(begin, 1);
  const std::size_t end = text.find(']');
  text.erase(end, 1);
  return {text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), false}};
}

}  // namespace

TEST_CASE("words around a mention tell places") {
  const auto located = [](const char* text) {
    const Marked made = marked(text);
    return locatedness(made.text, made.mention);
  };
  CHECK(located("a fair in [Hawbeck] on Friday") == 2);
  CHECK(located("the road from [Hawbeck] is shut") == 1);
  CHECK(located("[Hawbeck] station") == 1);
  CHECK(located("in [Tolland]'s office") == 0);
  CHECK(located("[Tolland] said") == 0);
  CHECK(located("[Tolland]") == 0);
}

TEST_CASE("an age tells a person") {
  const auto aged = [](const char* text) {
    const Marked made = marked(text);
    return has_age(made.text, made.mention);
  };
  CHECK(aged("[Sutrisno], 44, said"));
  CHECK(aged("by [Sutrisno], 9."));
  CHECK_FALSE(aged("[Sutrisno], 1944, said"));
  CHECK_FALSE(aged("[Sutrisno], 44 miles away"));
  CHECK_FALSE(aged("[Sutrisno],"));
  CHECK_FALSE(aged("[Sutrisno] 44,"));
}

TEST_CASE("words that nobody can speak are no names") {
  for (const char* name : {"Qtr Shr", "Nine Mths Shr", "H.K. Dlrs", "Reg Qtly Div"}) {
    CAPTURE(name);
    CHECK(has_abbreviation(name));
  }
  for (const char* name :
       {"Ann Tolland", "Lynn Fry", "Carol Ng", "B.J. Byrd", "JR Smith", "Jiří Vlk", "Rt Hon Bo Lund"}) {
    CAPTURE(name);
    CHECK_FALSE(has_abbreviation(name));
  }
}

TEST_CASE("words around a mention tell companies") {
  const auto firm = [](const char* text) {
    const Marked made = marked(text);
    return is_firm(made.text, made.mention);
  };
  for (const char* text :
       {"[Ann Tolland] TLD.N rose", "[Ann Tolland] (TLD.L) rose", "[Tolland] Corp rose",
        "[Tolland] & Co rose", "[Tolland]'s Inc", "[Tolland] shares fell", "the auditor [Ann Tolland LLP]",
        "[Tolland Orrick] & Poe said", "[Ann Tolland SA] rose", "[Ann Tolland] (TLDa.TO) rose",
        "an analyst at [Ann Tolland]", "strategists at [Ann Tolland]", "[TolGen] rose"}) {
    CHECK_MESSAGE(firm(text), text);
  }
  for (const char* text :
       {"[Ann Tolland] U.S. senator", "[Ann Tolland] & Bo Orrick said", "[Ann Sa]", "[Ann Tolland] said",
        "shouted at [Ann Tolland]", "[Ann McTolland] left", "[Ann DeTolland]", "[Ann MacTolland]",
        "[Ann O'Tolland]", "[Ann Tolland]'s Company of players", "[Ann Tolland]"}) {
    CHECK_MESSAGE(!firm(text), text);
  }
  Marked coded = marked("by [Ann Tolland TLD.N] today");
  CHECK(cut_share_code(coded.text, coded.mention));
  CHECK(coded.mention.end == coded.text.find(" TLD"));
  CHECK_FALSE(cut_share_code(coded.text, coded.mention));
  Marked led = marked("said [TLD.N Ann Tolland] today");
  CHECK_FALSE(cut_share_code(led.text, led.mention));
  CHECK(led.mention.begin == led.text.find("Ann"));
  CHECK(firm("by [Tolland Plc] today"));
}

TEST_CASE("well-known companies called after people are known by their names") {
  for (const char* text :
       {"the auditors of [Grant Thornton] found", "[LOOMIS SAYLES] holds them", "[Booz Allen Hamilton]",
        "[Jones Lang LaSalle] has let", "[Harley-Davidson] sells", "[Marks and Spencer]"}) {
    CAPTURE(text);
    const Marked made = marked(text);
    CHECK(is_firm(made.text, made.mention));
  }
  for (const char* text : {"[Grant] found", "[Loomis Tolland] holds", "[Ulysses Grant Thornton]"}) {
    CAPTURE(text);
    const Marked made = marked(text);
    CHECK_FALSE(is_firm(made.text, made.mention));
  }
}

TEST_CASE("the archive tells companies that bear people's names") {
  NameTable table;
  table.add("Ann Tolland", 20);  // an analyst's house, certain in every third article
  table.add("Bo Orrick", 100);   // once in a headline beside shares
  table.add("Ann", 5);
  table.add("Penhale", 30);   // one word, never with a title
  table.add("Sutrisno", 30);  // one word, often with one
  for (int i = 0; i < 10; ++i)
    table.add({.organisations = {"Ann Tolland"}, .likely = {}, .same = {}, .others = {}});
  for (int i = 0; i < 3; ++i)
    table.add({.organisations = {"Bo Orrick"}, .likely = {}, .same = {}, .others = {}});
  for (int i = 0; i < 29; ++i)
    table.add({.organisations = {}, .likely = {"Penhale"}, .same = {}, .others = {}});
  for (int i = 0; i < 9; ++i)
    table.add({.organisations = {}, .likely = {"Sutrisno"}, .same = {}, .others = {}});
  table.settle();
  CHECK(table.is_no_person("Ann Tolland"));
  CHECK(table.is_no_person("Ann"));
  CHECK(table.is_no_person("Penhale"));
  CHECK_FALSE(table.is_no_person("Bo Orrick"));
  CHECK_FALSE(table.is_no_person("Sutrisno"));
  Article article;
  article.person = {{"Ann Tolland", Provenance::derived, {}}, {"Bo Orrick", Provenance::derived, {}}};
  const auto aliases = PersonAliases::parse("Ann Tolland\tAnn Tolland-Reyes\n");
  Article by_alias = article;
  Article given = article;
  given.person[0].provenance = Provenance::given;
  CHECK(unify_persons(article, &table, nullptr));
  CHECK(article.person.size() == 1);
  CHECK(unify_persons(by_alias, &table, &aliases));  // the librarian knows better
  CHECK(by_alias.person.front().value == "Ann Tolland-Reyes");
  unify_persons(given, &table, nullptr);
  CHECK(given.person.size() == 2);
}

TEST_CASE("what other articles have as something else is no person where nothing speaks for one") {
  const auto article_of = [](const char* name, std::string_view reason) {
    Article article;
    article.person = {{name, Provenance::derived, {{0, 3, false, std::string(reason)}}}};
    return article;
  };
  NameTable table;
  for (int i = 0; i < 4; ++i) {
    table.add(article_of("Orrick Penhale", bare_name));
    table.add(
        article_of("Ann Tolland", i < 2 ? bare_name : "name"));  // once in two articles "Mayor Ann Tolland"
    table.add(article_of("Bo Sutrisno", bare_name));             // hardly ever taken for something else
    table.add(article_of("Bo Sutrisno", bare_name));
    table.add({.organisations = {},
               .likely = {},
               .same = {},
               .others = {NameTable::key_of("ORRICK PENHALE"), NameTable::key_of("Ann Tolland")}});
  }
  table.add({.organisations = {}, .likely = {}, .same = {}, .others = {NameTable::key_of("Bo Sutrisno")}});
  table.settle();
  CHECK(table.is_no_person("Orrick Penhale"));
  CHECK_FALSE(table.is_no_person("Ann Tolland"));
  CHECK_FALSE(table.is_no_person("Bo Sutrisno"));
}

TEST_CASE("an office behind a name tells a person") {
  const auto has_office = [](const char* text) {
    const Marked made = marked(text);
    return has_office_behind(made.text, made.mention);
  };
  CHECK(has_office("said [Ann Tolland], a senior analyst at Orrick"));
  CHECK(has_office("[Ann Tolland], head of the harbour"));
  CHECK_FALSE(has_office("[Ann Tolland], which owns the mill, and its director"));
  CHECK_FALSE(has_office("[Ann Tolland] met an analyst"));
}

TEST_CASE("a lone word that nothing introduces is a person only where the archive knows one") {
  NameTable table;
  table.add("Ann Tolland", 20);
  table.add("Tolland", 3);
  table.add("Orrick", 3);
  table.settle();
  const auto people = [&](const char* word, std::string_view reason) {
    Article article;
    article.person = {{word, Provenance::derived, {{0, 3, false, std::string(reason)}}}};
    unify_persons(article, &table, nullptr);
    return article.person.empty() ? std::string() : article.person.front().value;
  };
  CHECK(people("Tolland", doubtful_name) == "Ann Tolland");
  CHECK(people("Orrick", doubtful_name).empty());
  CHECK(people("Orrick", "name") == "Orrick");
}
