#include "common/settings.h"

#include <doctest/doctest.h>

#include "common/command_table.h"
#include "common/error.h"

using namespace backfile;

TEST_CASE("settings are read with their section, their values and their place") {
  const auto settings = parse_settings(
      "# mine\nsort = \"newest\" # by date\n\n[search]\nlimit = 20\nany = true\n"
      "facets = [\"country\", 'topic']\nsource = \"a \\\"b\\\" # c\"\r\n",
      "config.toml");
  REQUIRE(settings.size() == 5);
  CHECK(settings[0].section.empty());
  CHECK(settings[0].key == "sort");
  CHECK(settings[0].values == std::vector<std::string>{"newest"});
  CHECK(settings[0].place == "config.toml, line 2");
  CHECK(settings[1].section == "search");
  CHECK(settings[1].values == std::vector<std::string>{"20"});
  CHECK(settings[2].values == std::vector<std::string>{"true"});
  CHECK(settings[3].values == std::vector<std::string>{"country", "topic"});
  CHECK(settings[4].values == std::vector<std::string>{"a \"b\" # c"});
  CHECK(settings[4].place == "config.toml, line 8");
}

TEST_CASE("a wrong line of settings is named with file and line") {
  struct Row {
    const char* text;
    const char* message;
  };
  for (const Row& row :
       {Row{"[serach]\n", "c, line 1: there is no section serach"},
        Row{"[search\n", "c, line 1: the section's name has no end"},
        Row{"\nsort\n", "c, line 2: this is no setting"},
        Row{"sort = newest\n", "c, line 1: the value is neither text, number nor true or false"},
        Row{"sort =\n", "c, line 1: the value is missing"},
        Row{"sort = \"new\n", "c, line 1: the text has no closing quote"},
        Row{"facets = [\"a\" \"b\"]\n", "c, line 1: values of a list stand apart by commas"},
        Row{"facets = [\"a\"\n", "c, line 1: values of a list stand apart by commas"},
        Row{"facets = [\n", "c, line 1: the list has no end"},
        Row{"limit = 1 2\n", "c, line 1: something follows the value"}}) {
    CAPTURE(row.text);
    CHECK_THROWS_WITH_AS(parse_settings(row.text, "c"), row.message, Error);
  }
}

TEST_CASE("settings of any bytes are read or refused") {
  const std::string seed = "[search]\nfacets = [\"a\", 'b']\nsort = \"newest\" # x\n";
  for (std::size_t cut = 0; cut <= seed.size(); ++cut) {
    for (const char c : {'\0', '"', '[', ']', '\\', '\xff', '\n'}) {
      std::string text = seed.substr(0, cut) + c + seed.substr(cut);
      try {
        const std::size_t count = parse_settings(text, "c").size();
        CHECK(count <= 4);
      } catch (const Error& error) {
        CHECK(std::string(error.what()).starts_with("c, line "));
      }
    }
  }
}

TEST_CASE("a slip finds the nearest name, and rubbish none") {
  const std::vector<std::string> names = {"newest", "oldest", "relevance", "--limit", "--format"};
  CHECK(nearest("newst", names) == "newest");
  CHECK(nearest("odlest", names) == "oldest");
  CHECK(nearest("--lim", names) == "--limit");
  CHECK(nearest("--fromat", names) == "--format");
  CHECK(nearest("xyzzy", names).empty());
  CHECK(nearest("", names).empty());
}
