#include "indexer/annotators/person/name_table.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace backfile;

namespace {

using Names = std::vector<std::string>;

Article article_with(const Names& names, Provenance provenance = Provenance::derived) {
  Article article;
  for (const std::string& name : names) article.person.push_back({name, provenance, {{1, 2, false, "name"}}});
  return article;
}

Names people(const Article& article) {
  Names names;
  for (const Label& label : article.person) names.push_back(label.value);
  return names;
}

NameTable settled(const std::vector<std::pair<const char*, std::uint64_t>>& counts) {
  NameTable table;
  for (const auto& [name, count] : counts) table.add(name, count);
  table.settle();
  return table;
}

}  // namespace

TEST_CASE("a name becomes the fullest form that the archive attests well") {
  const NameTable table = settled({{"Ben Tolland", 100},
                                   {"Ben S. Tolland", 40},
                                   {"Ben Samuel Tolland", 1},
                                   {"Ann Orrick", 50},
                                   {"Ann Mary Orrick", 20},
                                   {"Bo Lund", 2},
                                   {"Bo T. Lund", 1}});
  CHECK(table.form("Ben Tolland") == "Ben Tolland");  // initials make no fuller name
  CHECK(table.form("Ben Samuel Tolland") == "Ben Tolland");
  CHECK(table.form("Ben S. Tolland") == "Ben Tolland");
  CHECK(table.form("Ann Orrick") == "Ann Mary Orrick");
  CHECK(table.form("Bo T. Lund") == "Bo T. Lund");
  CHECK(table.form("Nobody Known") == "Nobody Known");
}

TEST_CASE("a form is taken only near the time in which it is met") {
  NameTable table;
  const auto year = [](std::int64_t number) { return (number - 1970) * 365 * 86400; };
  table.add("George Tolland", 5, year(1988), year(1990));
  table.add("George Walker Tolland", 40, year(2000), year(2008));
  table.settle();
  CHECK(table.form("George Tolland", {year(1989), DatePrecision::day}) == "George Tolland");
  CHECK(table.form("George Tolland", {year(2004), DatePrecision::day}) == "George Walker Tolland");
  CHECK(table.form("George Tolland", {}) == "George Walker Tolland");
}

TEST_CASE("a name as catalogues write it is the form of the same name in the texts") {
  const NameTable table = settled({{"Tolland, Edwin", 2},
                                   {"Edwin Tolland", 9},
                                   {"Edwin J. Tolland", 4},
                                   {"ORRICK, Ann Mary, 1901-1980", 1},
                                   {"Ann Mary Orrick", 1},
                                   {"Lund, Bo", 1},
                                   {"Bob Lund", 1}});
  CHECK(table.form("Edwin Tolland") == "Tolland, Edwin");
  CHECK(table.form("Edwin J. Tolland") == "Tolland, Edwin");
  CHECK(table.form("Ann Mary Orrick") == "ORRICK, Ann Mary, 1901-1980");
  CHECK(table.form("Bob Lund") == "Bob Lund");
  CHECK(name_in_spoken_order("Tolland, Edwin, Jr.") == "Edwin Tolland Jr.");
  CHECK(name_in_spoken_order("Edwin Tolland, Jr.").empty());
  CHECK(name_in_spoken_order("Tolland, Edwin, of Leeds").empty());
}

TEST_CASE("different people of one family name stay apart in the archive") {
  const NameTable table = settled({{"Hilda Carter", 10},
                                   {"Brian Carter", 30},
                                   {"B. Carter", 5},
                                   {"Carter", 20},
                                   {"Brian A. Carter", 10},
                                   {"Brian B. Carter", 10}});
  CHECK(table.form("Hilda Carter") == "Hilda Carter");
  CHECK(table.form("B. Carter") == "B. Carter");
  CHECK(table.form("Carter") == "Carter");
  CHECK(table.form("Brian A. Carter") != table.form("Brian B. Carter"));
}

TEST_CASE("a nickname joins the full name where articles have both for one person") {
  NameTable table;
  table.add("Kenneth Tolland", 30);
  table.add("Kenneth D. Tolland", 5);
  table.add("Ken Tolland", 8);
  table.add("Thomas Orrick", 30);
  table.add("Tom Orrick", 8);
  for (const char* other : {"Ann Tolland", "Ann Orrick"}) table.add(other, 20);
  table.settle();
  CHECK(table.form("Ken Tolland") == "Ken Tolland");
  for (int i = 0; i < 2; ++i)
    table.add(
        {.organisations = {}, .likely = {}, .same = {{"Ken Tolland", "Kenneth Tolland"}}, .others = {}});
  table.settle();
  CHECK(table.form("Ken Tolland") == "Kenneth Tolland");
  CHECK(table.form("Tom Orrick") == "Tom Orrick");
}

TEST_CASE("a nickname joins the full name where hardly anybody else bears the family name") {
  CHECK(settled({{"Robert Tolland", 7}, {"Bob Tolland", 4}}).form("Bob Tolland") == "Robert Tolland");
  CHECK(settled({{"Robert Tolland", 7}, {"Bob Tolland", 4}, {"Ann Tolland", 4}}).form("Bob Tolland") ==
        "Bob Tolland");
  CHECK(settled({{"Robert Tolland", 3}, {"Bob Tolland", 1}}).form("Bob Tolland") == "Bob Tolland");
  CHECK(settled({{"Robert Tolland", 7}, {"R. Tolland", 4}}).form("R. Tolland") == "R. Tolland");
}

TEST_CASE("a lone family name goes to the one person who is nearly always called so") {
  CHECK(settled({{"Ann Tolland", 95}, {"Bo Tolland", 5}, {"Tolland", 3}}).form("Tolland") == "Ann Tolland");
  CHECK(settled({{"Ann Tolland", 80}, {"Bo Tolland", 20}, {"Tolland", 3}}).form("Tolland") == "Tolland");
  CHECK(settled({{"Ann Tolland", 2}, {"Tolland", 3}}).form("Tolland") == "Tolland");
  SUBCASE("a lone given name goes to nobody") {
    CHECK(settled({{"Sergey Volin", 90}, {"Sergey", 3}}).form("Sergey") == "Sergey");
    CHECK(settled({{"Ann Sergey", 90}, {"Sergey", 3}}).form("Sergey") == "Sergey");
  }
}

TEST_CASE("the order of the articles does not matter") {
  NameTable one, other;
  const std::vector<Names> articles = {
      {"Ann Tolland", "Bo Reyes"}, {"Ann M. Tolland"}, {"Tolland"}, {"Ann Tolland"}};
  for (const Names& names : articles) one.add(article_with(names));
  for (std::size_t i = articles.size(); i-- > 0;) other.add(article_with(articles[i]));
  one.settle();
  other.settle();
  for (const auto& [name, count] : one.counts()) CHECK(one.form(name) == other.form(name));
}

TEST_CASE("the alias file is read line by line and its bad lines are reported") {
  std::vector<std::size_t> bad;
  const auto aliases = PersonAliases::parse(
      "\xEF\xBB\xBF# variant\tname\nVolin, Sergey\tSergey Volin\r\n\nno tab\n\tno variant\nno "
      "name\t\nTOLLAND\tAnn Tolland",
      &bad);
  CHECK(bad == std::vector<std::size_t>{4, 5, 6});
  REQUIRE(aliases.find("volin, sergey") != nullptr);
  CHECK(*aliases.find("volin, sergey") == "Sergey Volin");
  CHECK(*aliases.find("Tolland") == "Ann Tolland");
  CHECK(aliases.find("Sergey Volin") == nullptr);
  CHECK(PersonAliases::parse("").empty());
}

TEST_CASE("unifying rewrites derived values by the table and all values by the aliases") {
  const NameTable table = settled({{"Ann Tolland", 50}, {"Ann Maria Tolland", 20}, {"Tolland", 3}});
  const auto aliases = PersonAliases::parse("Ann Maria Tolland\tAnn Tolland-Reyes\nBo\tBo Reyes\n");
  Article article = article_with({"Tolland", "Bo", "Ann Maria Tolland"});
  CHECK(unify_persons(article, &table, nullptr));
  CHECK(people(article) == Names{"Ann Maria Tolland", "Bo"});
  CHECK(article.person[0].provenance == Provenance::derived);
  CHECK(article.person[0].evidence.size() == 2);
  CHECK(unify_persons(article, nullptr, &aliases));
  CHECK(people(article) == Names{"Ann Tolland-Reyes", "Bo Reyes"});
  CHECK(article.person[0].provenance == Provenance::alias);
  CHECK_FALSE(unify_persons(article, nullptr, &aliases));
  Article given = article_with({"Tolland", "Bo"}, Provenance::given);
  CHECK(unify_persons(given, &table, &aliases));
  CHECK(people(given) == Names{"Tolland", "Bo Reyes"});
}
