#include "indexer/readers/line_hyphens.h"

#include <doctest/doctest.h>

#include "indexer/readers/paragraphs.h"

using backfile::join_paragraphs;
using backfile::LineHyphens;

TEST_CASE("a word broken at a line's end is told from a compound by the rest of the text") {
  const LineHyphens hyphens("The elec-\ntion is a long-\nterm plan.\nAfter the election, a long-term one.\n");
  CHECK(hyphens.breaks_word("The elec-", "tion is"));
  CHECK_FALSE(hyphens.breaks_word("a long-", "term plan"));
  CHECK_FALSE(hyphens.breaks_word("Franco-", "German talks"));
  CHECK_FALSE(hyphens.breaks_word("in 1990-", "something"));
}

TEST_CASE("where lines often end in hyphens, what is not known to be a compound is a broken word") {
  const std::string typeset =
      "The par-\nliament met and the gov-\nernment fell over the much de-\nbated budget";
  CHECK(LineHyphens(typeset).breaks_word("the gov-", "ernment fell"));
  CHECK(LineHyphens("Die Ma\u0308dchen der Ba\u0308k-\nkerei und des Stra\u00dfen-\nbaus")
            .breaks_word("Stra\u00dfen-", "baus"));
  const std::string typed = "The sub-\ncommittee met.\n" + [] {
    std::string lines;
    for (int i = 0; i < 60; ++i) lines += "A line that ends without any hyphen at all.\n";
    return lines;
  }();
  CHECK_FALSE(LineHyphens(typed).breaks_word("The sub-", "committee met"));
}

TEST_CASE("wrapped lines are joined over hyphens") {
  const std::string wrapped =
      "The commission said on Tuesday that the reorgani-\n"
      "sation of the ports would begin in the spring, and\n"
      "that the long-term costs of the reorganisation and\n"
      "the wages of the dockers would be paid by the long-\n"
      "term fund of the ministry.";
  CHECK(join_paragraphs(wrapped) ==
        "The commission said on Tuesday that the reorganisation of the ports would begin in the spring, and "
        "that the long-term costs of the reorganisation and the wages of the dockers would be paid by the "
        "long-term fund of the ministry.");
}
