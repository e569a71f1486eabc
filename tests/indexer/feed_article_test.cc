#include "indexer/readers/feed_article.h"

#include <doctest/doctest.h>

using namespace backfile;

TEST_CASE("a feed's content goes without the lines that sites put below every item") {
  const std::string text = "The quay will be widened.\n\nThe county pays for it, and so on";
  CHECK(without_closing_lines(text) == text);
  CHECK(without_closing_lines(text + "\n\nThe post Quay to be widened appeared first on Harbour Log.") == text);
  CHECK(without_closing_lines(text + "\n\nContinue reading...") == text);
  CHECK(without_closing_lines(text + "\n\nRead more »\nThe post Quay first appeared on Harbour Log.") == text);
  CHECK(without_closing_lines(text + " … Continue reading Quay to be widened →") == text + " …");
  CHECK(without_closing_lines(text + "... Continue reading...") == text + "...");
  CHECK(without_closing_lines(text + " [...] Read more") == text + " [...]");
  // A sentence that speaks of reading.
  const std::string reading = "She could not continue reading, and read more slowly than the others.";
  CHECK(without_closing_lines(reading) == reading);
  CHECK(without_closing_lines("Read more") == "");
  CHECK(without_closing_lines("") == "");
}
