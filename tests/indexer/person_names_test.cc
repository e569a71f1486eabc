#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "indexer/annotators/person/credits.h"
#include "indexer/annotators/person/merge.h"
#include "indexer/annotators/person/names.h"

using namespace backfile;

namespace {

std::string shown(const char* printed) {
  return parse_person_name(printed).display();
}

// Merges mentions given as text; "!" in front marks an introduced one.
std::vector<std::string> people(const std::vector<const char*>& printed) {
  std::vector<NamedPlace> places;
  std::uint32_t at = 0;
  for (std::string text : printed) {
    const bool introduced = text.front() == '!';
    if (introduced) text.erase(0, 1);
    places.push_back({{at, at + 1, false}, parse_person_name(text), introduced, false});
    at += 10;
  }
  std::vector<std::string> names;
  for (const ArticlePerson& person : merge_people(places)) names.push_back(person.name);
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a printed name is shown without titles, nicknames, line ends and capitals") {
  const struct {
    const char* printed;
    const char* name;
  } rows[] = {
      {"Lt. General (R) Amir Khan Bagri", "Amir Khan Bagri"},
      {"Mr. Tolland", "Tolland"},
      {"Prime Minister Ana Ruiz", "Ana Ruiz"},
      {"Sir Peter Vance", "Peter Vance"},
      {"Prof. Dr. Heike Lang", "Heike Lang"},
      {"Roberto \"Hands of Clay\" Campo", "Roberto Campo"},
      {"Edwin “Ned” Marsh", "Edwin Marsh"},
      {"Joan\nTirado", "Joan Tirado"},
      {"ROBERTO CAMPO", "Roberto Campo"},
      {"ROBERTO CAMPO JR.", "Roberto Campo Jr."},
      {"PAUL VI", "Paul VI"},
      {"JOHN McDONALD", "John McDonald"},
      {"MARY O'BRIEN", "Mary O'Brien"},
      {"Zine el Abidine BEN SALEM", "Zine el Abidine Ben Salem"},
      {"Piet van der Sloot", "Piet van der Sloot"},
      {"Bashar al-Tarik", "Bashar al-Tarik"},
      {"J. R. Okoro", "J. R. Okoro"},
      {"Luther Grant Jr.", "Luther Grant Jr."},
      {"Luther Grant, Jr", "Luther Grant Jr."},
      {"Henry Ames III", "Henry Ames III"},
      {"Jean-Marie Roux", "Jean-Marie Roux"},
      {"Sean O’Hara", "Sean O’Hara"},
      {"Dr.", ""},
      {"President", ""},
      {"", ""},
      {"\xff\xfe", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.printed);
    CHECK(shown(row.printed) == row.name);
  }
}

TEST_CASE("Sri is a title in South Asia and a given name in Indonesia") {
  CHECK(parse_person_name("Sri Wahyuni Indrawati").display() == "Sri Wahyuni Indrawati");
  CHECK(parse_person_name("Sri Ramesh Chandra Gupta").display() == "Ramesh Chandra Gupta");
}

TEST_CASE("variants of a name in an article are one person under the fullest form") {
  const struct {
    std::vector<const char*> mentions;
    Names people;
  } rows[] = {
      {{"Bagri", "Amir Khan Bagri", "Lt. General (R) Amir Khan Bagri", "Bagri"}, {"Amir Khan Bagri"}},
      {{"TOLLAND", "Ann Tolland", "Tolland"}, {"Ann Tolland"}},
      {{"A. Tolland", "Ann Tolland"}, {"Ann Tolland"}},
      {{"Ann Marie Tolland", "Ann Tolland"}, {"Ann Marie Tolland"}},
      {{"Bill Vance", "William Vance", "Vance"}, {"William Vance"}},
      {{"Sergei Volin", "Sergey Volin"}, {"Sergei Volin"}},
      {{"Andrés Manuel Pérez Obregón", "Pérez Obregón", "Pérez", "Obregón"}, {"Andrés Manuel Pérez Obregón"}},
      {{"Felipe Calvo", "Felipe Calvo Hinojosa"}, {"Felipe Calvo Hinojosa"}},
      {{"Osman bin Tarik", "bin Tarik", "Tarik"}, {"Osman bin Tarik"}},
      {{"Bashar al-Tarik", "Tarik", "al-Tarik"}, {"Bashar al-Tarik"}},
      {{"Piet van der Sloot", "Van der Sloot", "Sloot"}, {"Piet van der Sloot"}},
      {{"Kim Yong-il", "Kim"}, {"Kim Yong-il"}},
      {{"Luther Grant Jr.", "Grant"}, {"Luther Grant Jr."}},
      {{"Aleksei Ivanovich Orlov", "Aleksei Orlov", "Orlov"}, {"Aleksei Ivanovich Orlov"}},
      {{"Mary Jones-Hill", "Jones-Hill"}, {"Mary Jones-Hill"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.people[0]);
    CHECK(people(row.mentions) == row.people);
  }
}

TEST_CASE("different people stay apart") {
  CHECK(people({"Hilda Carter", "Brian Carter"}) == Names{"Hilda Carter", "Brian Carter"});
  CHECK(people({"Luther Grant Jr.", "Luther Grant Sr."}) == Names{"Luther Grant Jr.", "Luther Grant Sr."});
  CHECK(people({"Maria Silva", "Mario Silva"}) == Names{"Maria Silva", "Mario Silva"});
  CHECK(people({"J. Vance", "Peter Vance"}) == Names{"J. Vance", "Peter Vance"});
}

TEST_CASE("a lone family name goes to the person named last before it") {
  const auto found = people({"Hilda Carter", "Carter", "Brian Carter", "Carter", "Carter", "Carter"});
  CHECK(found == Names{"Brian Carter", "Hilda Carter"});  // more mentions, hence more salient
}

TEST_CASE("a lone given name is never taken for somebody's full name") {
  CHECK(people({"!Sergey", "Sergey", "Sergey Volin"}) == Names{"Sergey", "Sergey Volin"});
  CHECK(people({"Sergey Volin", "!Sergey"}) == Names{"Sergey Volin", "Sergey"});
  SUBCASE("behind the full name and without an introduction it adds nobody") {
    CHECK(people({"Mary Tolland", "Mary", "Mary"}) == Names{"Mary Tolland"});
  }
}

TEST_CASE("people known by a single name stay as they are") {
  CHECK(people({"Suharto", "SUHARTO"}) == Names{"Suharto"});
  CHECK(people({"Pelé", "Pelé"}) == Names{"Pelé"});
}

TEST_CASE("ten thousand different people are merged without delay") {
  std::vector<NamedPlace> places;
  for (std::uint32_t i = 0; i < 10'000; ++i) {
    const std::string family = "Name" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i);
    places.push_back({{i, i + 1, false}, parse_person_name("Ann " + family), false, false});
    places.push_back({{i, i + 1, false}, parse_person_name(family), false, false});
  }
  CHECK(merge_people(places).size() == 10'000);
}

TEST_CASE("credits and bylines are found") {
  const auto covers = [](std::string_view text, std::string_view name) {
    const std::size_t at = text.find(name);
    REQUIRE(at != std::string_view::npos);
    for (const auto& [begin, end] : find_credits(text)) {
      if (begin <= at && at < end) return true;
    }
    return false;
  };
  CHECK(covers("By Jane Roe\n\nThe bridge is open.", "Jane"));
  CHECK(covers("BY JANE ROE, STAFF WRITER\n\nThe bridge is open.", "JANE"));
  CHECK(covers("The end. (Reporting by Jane Roe; editing by Al Poe)", "Jane"));
  CHECK(covers("The end.\n\n(Additional reporting by Jane Roe in Oslo, Writing by Al Poe)", "Al Poe"));
  CHECK(covers("The end.\n\nJane Roe contributed to this report.", "Jane"));
  CHECK(covers("The end. (By Jane Roe; Editing by Al Poe)", "Jane"));
  CHECK(covers("The end. (Reporting By Jane Roe; Editing By Al Poe)", "Jane"));
  CHECK(covers("The end. (Editing Jane Roe and Al Poe)", "Jane"));
  CHECK(covers("The end. (With additional reporting by Jane Roe)", "Jane"));
  CHECK(covers("The end. (Polling by the desk, Additional reporting by Jane Roe)", "Jane"));
  CHECK(covers("By Jane Roe LEEDS (Wire) - The bridge is open. Ann Poe spoke.", "Jane"));
  CHECK_FALSE(covers("By Jane Roe LEEDS (Wire) - The bridge is open. Ann Poe spoke.", "Ann"));
  CHECK_FALSE(covers("It was loud (by the way, Jane Roe was there). Nobody heard.", "Jane"));
  CHECK_FALSE(covers("A novel written by Jane Roe won.", "Jane"));
  CHECK_FALSE(covers("By March, Jane Roe had left. She was seen by nobody.", "Jane"));
  CHECK_FALSE(covers("He was met by Jane Roe.", "Jane"));
}
