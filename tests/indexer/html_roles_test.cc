#include "indexer/readers/html/roles.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "indexer/readers/html/links.h"
#include "indexer/readers/html/name_roles.h"
#include "indexer/readers/html/role_names.h"
#include "indexer/readers/html/saved_page.h"

using namespace backfile;

TEST_CASE("every name of a page's part has one role") {
  const auto names = role_names();
  CHECK(names.size() > 800);
  CHECK(std::ranges::is_sorted(names, {}, &RoleName::words));
  const auto twice = std::ranges::adjacent_find(names, {}, &RoleName::words);
  CHECK((twice == names.end() ? "" : twice->words) == "");
}

TEST_CASE("names are read in the usual spellings, and what something is not is surer than what it is") {
  CHECK(role_of_name("entryContent") == PageRole::body);
  CHECK(role_of_name("post__related-links") == PageRole::related);
  CHECK(role_of_name("article-body-related") == PageRole::related);
  CHECK(role_of_name("no-sidebar") == PageRole::none);
  CHECK(role_of_name("content_print") == PageRole::body);
  CHECK(role_of_name("print") == PageRole::furniture);
  CHECK(role_of_name("") == PageRole::none);
  NameRoles roles;
  CHECK(roles.of("wide article-body newsletter-box") == PageRole::promotion);
  CHECK(roles.of("wide  x2") == PageRole::none);
}

TEST_CASE("hosts of one site") {
  CHECK_FALSE(leaves_site("https://www.example.org/a", "news.example.org"));
  CHECK_FALSE(leaves_site("//sport.example.co.uk", "example.co.uk"));
  CHECK_FALSE(leaves_site("/a", "example.org"));
  CHECK_FALSE(leaves_site("https://example.com/", ""));
  CHECK(leaves_site("https://other.co.uk/a", "www.example.co.uk"));
  CHECK(leaves_site("https://example.com:8080/a", "example.org"));
  CHECK(leaves_site("https:///a", "example.org"));
  CHECK_FALSE(leaves_site("https://web.archive.org/web/20160824101500/http://example.org/a", "example.org"));
}

TEST_CASE("where a saved page comes from") {
  CHECK(saved_from("<!-- saved from url=(0021)https://example.org/a --><html>") == "https://example.org/a");
  CHECK(saved_from(
            "<html><!--\n Page saved with SingleFile \n url: https://example.org/a \n saved date: Wed Aug 24 "
            "2016 10:15:00 GMT+0200\n--><p>url: https://example.org/b") == "https://example.org/a");
  CHECK(saved_from("<p>url: https://example.org/b") == "");
  CHECK(original_address("https://web.archive.org/web/20160824101500/http://example.org/a") ==
        "http://example.org/a");
  CHECK(original_address("/web/20160824101500if_/https://example.org/a?b=/http://c") ==
        "https://example.org/a?b=/http://c");
  CHECK(original_address("https://example.org/r/http://other.example.org/") ==
        "https://example.org/r/http://other.example.org/");
  CHECK(original_address("https://example.org/a") == "https://example.org/a");
}

TEST_CASE("names for scripts and tests tell what classes hide") {
  const HtmlTree tree(
      "<div class=\"css-1x2y\" data-testid=\"recommended-articles\"></div><div "
      "data-component=\"links-block\" "
      "class=\"e1\"></div><div data-component=\"text-block\"></div>");
  const auto roles = page_roles(tree);
  CHECK(std::ranges::count(roles, PageRole::related) == 2);
  CHECK(std::ranges::count(roles, PageRole::none) == static_cast<std::ptrdiff_t>(tree.size()) - 2);
}
