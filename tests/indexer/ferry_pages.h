// The paragraphs of an article, and pages around them, for the tests of what a page's main text is.
#pragma once

#include <string>

#include "indexer/readers/html/page.h"

namespace backfile::ferry {

inline const std::string one =
    "The ferry to the outer islands will stop running in October, the county said on Monday, because the "
    "last two captains with a licence for the strait are about to retire.";
inline const std::string two =
    "About four hundred people use the boat every week, most of them on Fridays, when the only shop on the "
    "islands is supplied, and the school sends its older pupils home.";
inline const std::string three =
    "The county has looked for captains in three countries, a spokeswoman said, but the pay is low, the "
    "winters are long, and the boat is forty years old.";
inline const std::string four =
    "A bridge was planned in 1974 and again in 1998. Both times the money went to the airport, which now "
    "has four flights a week.";

inline std::string p(const std::string& text) {
  return "<p>" + text + "</p>";
}

inline std::string page(const std::string& body) {
  return "<!DOCTYPE html><html><head><title>Ferry to the islands will stop in October</title>"
         "<link rel=\"canonical\" href=\"https://news.example.org/ferry\"></head><body>" +
         body + "</body></html>";
}

inline Article read(const std::string& body) {
  return read_html_page(page(body), {}, {}).article;
}

// The text of an article with something between its second and third paragraph, without its paragraphs.
inline std::string rest_with(const std::string& between, const std::string& behind = "") {
  std::string text = read("<div class=\"x1\"><h1>Ferry to the islands will stop in October</h1>" + p(one) +
                          p(two) + between + p(three) + p(four) + behind + "</div>")
                         .text;
  for (const std::string& paragraph : {one, two, three, four}) {
    const std::size_t at = text.find(paragraph);
    if (at == std::string::npos) return "LOST: " + paragraph;
    text.erase(at, paragraph.size());
  }
  std::erase(text, '\n');
  return text;
}

}  // namespace backfile::ferry
